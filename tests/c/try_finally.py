# A generator that cleans up, whichever way it is left.
def lines(name):
    file = open(name)
    try:
        for line in file:
            if line == "end\n":
                return "found the end"
            yield line.strip()
    except UnicodeDecodeError as error:
        print("not text:", error)
    finally:
        file.close()

# What is sent and what is unpacked needs no variable when it is read at once.
def pairs():
    while True:
        a, b = yield
        print(a, b)

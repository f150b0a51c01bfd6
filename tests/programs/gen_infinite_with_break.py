def count(n=0):
    try:
        while True:
            yield n
            n += 1
    finally:
        print("cleaned at", n)


for i in count(5):
    if i > 7:
        break
print("after loop")

def countdown(n):

    while n > 0:
        got = yield n
        n -= 1 if got is None else got

    return "liftoff"


def pairs(words):
    for word in words:
        if word == "skip":
            continue
        for letter in word:
            yield word, letter
            if letter == "b":
                break
        else:
            yield word, None


def main():
    result = yield from countdown(3)
    print(result)


for second in main():
    print(second)
for pair in pairs(["abc", "skip", "d"]):
    print(pair)
squares = [i * i for i in range(4)]
while squares:
    squares.pop()
else:
    print("done")
for i in range(3): print(i)

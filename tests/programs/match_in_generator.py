# Yields in the subject, in a guard and in a body; captures live across them.
def g():
    while True:
        match (yield "subject"):
            case [a, *b] if (yield ("guard", a)):
                print("body", a, b, (yield "body"))
            case {"stop": why}:
                return why
            case (str() | int()) as x if not (yield "second guard"):
                print("plain", x)
            case other:
                print("other", other)


def drive(*values):
    it = g()
    next(it)
    try:
        for v in values:
            print(it.send(v))
    except StopIteration as e:
        print("stopped", e.value)


drive([1, 2, 3], True, "sent", "text", False, "text", True, [4], False, {"stop": "now"})


def patterns_from(source):
    for item in source:
        match item:
            case "skip":
                continue
            case "break":
                break
            case [*inner]:
                yield from patterns_from(inner)
            case _:
                try:
                    yield item
                finally:
                    print("done with", item)
    else:
        print("to the end")


print(list(patterns_from([1, "skip", [2, ["break", 3]], (4,), "break", 5])))


def thrown():
    try:
        match (yield):
            case x if (yield x):
                pass
    except KeyError as e:
        match e:
            case KeyError(args=[why]):
                yield "caught", why


it = thrown()
next(it)
print(it.send("sent"), it.throw(KeyError("thrown")))
it.close()

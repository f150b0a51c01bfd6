# A generator with several yields goes on behind the one it stands at.


def many(n):
    yield "start"
    for i in range(n):
        if i % 2:
            yield "odd %d" % i
            continue
        yield "even %d" % i
        if i == 4:
            return
    yield "end"


def empty():
    if False:
        yield


def use(n):
    seen = []
    for x in many(n):
        if x == "odd 1":
            continue
        seen.append(x)
    else:
        seen.append("else")
    for x in empty():
        seen.append(x)
    for x in many(n):
        if x.startswith("odd"):
            break
        seen.append(x)
    return seen


print(use(0))
print(use(3))
print(use(9))


def sent():
    got = yield 1
    yield got
    got = yield 2
    yield got


def use_sent():
    return_value = []
    for x in sent():
        return_value += [x]
    return return_value


print(use_sent())

import types


@types.coroutine
def pause(value=None):
    return (yield value)


def drive(awaitable, *answers):
    """Runs a coroutine to its end: what it paused with, and how it ended."""
    seen, answers = [], list(answers)
    try:
        seen.append(awaitable.send(None))
        while True:
            seen.append(awaitable.send(answers.pop(0) if answers else None))
    except StopIteration as stop:
        return seen, stop.value
    except Exception as e:
        return seen, f"{type(e).__name__}: {e}"


# What stands left of an await is read before it, and not again.
async def body(a):
    def change():
        nonlocal a
        a = 100

    fs.append(change)
    print(a * await pause("operand"))
    a = 1
    a += await pause("augmented")
    print(a)
    d = {"k": 5}
    d["k"] += await pause("item")
    d[await pause("index")] += await pause("value")
    print(d)

    class C:
        x = 1

        def __getattr__(self, name):
            print("lookup", name)
            return lambda *args: print("call", name, args)

    c = C()
    c.x += await pause("attribute")
    print(c.x)
    c.method(await pause("argument"), await pause("another"))
    print(f"{a} {await pause('field')} {a}")
    return [a, await pause("last"), a]


fs = []
c = body(3)
print(c.send(None))
fs[0]()
answers = iter([2, 10, 1, "k", 100, 5, "x", "y", "f"])
for v in answers:
    print(c.send(v))
fs[0]()
try:
    c.send("end")
except StopIteration as stop:
    print(stop.value)

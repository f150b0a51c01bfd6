# A finally forgets how it was entered the last time: after a throw, a return, a break.
def g():
    for way in ("raise", "fall", "continue", "fall", "raise", "break"):
        try:
            try:
                sent = yield way
                if way == "raise":
                    raise KeyError(sent)
                if way == "continue":
                    continue
                if way == "break":
                    break
            finally:
                yield "finally " + way
            print("behind", way)
        except KeyError as e:
            print("caught", e)
        except ValueError as e:
            print("thrown", e)
    return "end"


it = g()
print(next(it))
for i in range(11):
    try:
        print(it.send(i))
    except StopIteration as stop:
        print(stop.value)

it = g()
next(it)
print(it.throw(ValueError("first")), next(it), next(it), it.throw(ValueError("in finally")))
print(next(it), it.throw(ValueError("in continue")), next(it))
it.close()

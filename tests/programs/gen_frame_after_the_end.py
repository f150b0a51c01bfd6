# The frame of a generator that ended: no longer its gi_frame, cleared, yet to be asked.
class D:
    def __del__(self):
        print("del")


def body(n):
    a = D()
    yield n
    b = n
    if b == 3:
        raise KeyError


def show(f, has_line=True):
    line = f.f_lineno - f.f_code.co_firstlineno if has_line else "-"
    print(sorted(f.f_locals), line, f.f_back, f.f_code.co_name)


for end in (
    lambda it: it.close(),
    lambda it: next(it, "end"),
    lambda it: it.throw(ValueError),
):
    for n in 1, 3:
        it = body(n)
        f = it.gi_frame
        show(f)
        next(it)
        show(f)
        try:
            print(end(it))
        except (KeyError, ValueError) as e:
            print("raised", repr(e), it.gi_frame)
            show(f)
        print(it.gi_frame)
        show(f, False)
        f.clear()
        del it, f
f = body(1).gi_frame
show(f)
it = body(2)
it.close()
print(it.gi_frame)

def g(a):
    b = [a]
    yield b


it = g("arg")
next(it)
f = it.gi_frame
del it
print(sorted(f.f_locals.items()), f.f_lineno, f.f_code.co_name)

# What a compiled program cannot have says so, and the rest of the program goes on.
for f, args in ((eval, ("1 + 1",)), (exec, ("x = 1",)), (compile, ("1", "name", "eval"))):
    try:
        f(*args)
    except NotImplementedError as e:
        print(e)
print("still here")

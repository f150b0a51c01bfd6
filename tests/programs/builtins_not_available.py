# What a compiled program cannot have says so, and the rest of the program goes on.
one = "1"
for f, args in ((eval, (one + " + 1",)), (exec, ("x = " + one,)), (compile, (one, "name", "eval"))):
    try:
        f(*args)
    except NotImplementedError as e:
        print(e)
print("still here")

# A constant that is no Python raises when it is run, as any other exec().
def never():
    exec("this is not python")


for run in (
    lambda: exec("x = = 1"),
    lambda: exec("\nif 1:\nx"),
    lambda: exec("  x = 1"),
    lambda: eval("a = 1"),
    lambda: eval("1 +"),
    lambda: exec("return 1"),
    lambda: exec("break"),
):
    try:
        run()
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.filename, e.lineno)

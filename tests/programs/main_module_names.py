"""The names that the main module has before its text runs."""
print(sorted(globals()))
print(__annotations__, __cached__, __package__)
x: int = 5
print(__annotations__)
del __annotations__


class C:
    del __annotations__
    try:
        y: int
    except NameError as e:
        print(e)

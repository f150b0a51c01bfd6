"""What a slice of a bytearray refuses: numbers and texts, then what is not iterable; a wrong slice before that."""
for value in (None, 1, 1.5, 1j, "a", object(), int, [1], iter([2]), [256], ["a"], True):
    for where in (slice(0, 1), slice(0, 1, 0), slice(0, 4, 2)):
        array = bytearray(b"abc")
        try:
            array[where] = value
            print(array)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
view = memoryview(bytearray(12)).cast("B", [3, 4])
for at in (0, 2**70, "a", True):
    try:
        print(view[at])
    except Exception as error:
        print(type(error).__name__, error)
    try:
        view[at] = 1
    except Exception as error:
        print(type(error).__name__, error)

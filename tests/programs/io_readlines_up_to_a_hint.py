"""readlines() goes on until there is more than the hint; that of a BytesIO ends at the hint."""
import io

TEXT = "a\nb\nccc\nd"
for make in (lambda: io.StringIO(TEXT), lambda: io.BytesIO(TEXT.encode()), lambda: io.TextIOWrapper(io.BytesIO(TEXT.encode())),
             lambda: io.BufferedReader(io.BytesIO(TEXT.encode()))):
    for hint in (-1, 0, 1, 2, 3, 4, 5, 8, 9, 100, None):
        print(type(make()).__name__, hint, make().readlines(hint))
    closed = make()
    closed.close()
    for hint in (1, None):
        try:
            closed.readlines(hint)
        except ValueError as error:
            print(error)

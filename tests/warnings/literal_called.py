x = y = []
try:
    "a"(), 1(), (1, x)(), [1, 2] (3, 4), [z for z in y](), {}(), {1}(), {z: 1 for z in y}()
    (z for z in y)(), f"{x}"(), None(), ...(), b""(), (-1)(), (lambda: 1)(), x(), "a".upper()
except TypeError:
    pass
rows = [
    ("a", 1)
    ("b", 2)
]

import _stat
print([(n, getattr(_stat, n)) for n in sorted(dir(_stat)) if isinstance(getattr(_stat, n), int)])
modes = [0o100644, 0o40755, 0o120777, 0o20620, 0o60660, 0o10600, 0o140777, 0o104755, 0o102755, 0o41777,
         0o104644, 0o102644, 0o41776, 0]
for mode in modes:
    print(_stat.filemode(mode), oct(_stat.S_IMODE(mode)), oct(_stat.S_IFMT(mode)),
          [n for n in dir(_stat) if n[:4] == 'S_IS' and callable(getattr(_stat, n)) and getattr(_stat, n)(mode)])
for bad in (-1, 1 << 40, 1 << 70, 'a', 1.5, None):
    try:
        print(_stat.filemode(bad))
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)

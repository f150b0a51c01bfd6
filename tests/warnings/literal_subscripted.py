x = 1
try:
    None[1], ...[x], 1[1], True[0], {1}[0], {y for y in x}[0], (y for y in x)[0], (lambda: 1)[0]
    "a"["b"], "a"[1.5], "a"[0], "a"[True], "a"[None], "a"[1:2], "a"[()], b"a"["b"], (x, 2)["a"], "a"[x]
    [1]["a"], [y for y in x]["a"], {}["a"], f"{x}"["b"], [1][[2]], [1][{}], [1][-1], [1][lambda: 1]
    [1]["a"] = 2
    del [1]["a"]
except TypeError:
    pass

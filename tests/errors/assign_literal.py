def f():
    "text" = 1

def f(a: str, (b: str) -> int:
    pass

def f() -> list[<]:
    pass

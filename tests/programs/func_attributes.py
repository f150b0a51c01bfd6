def f(a: int, b: "str" = 2, *args: float, c: list = None, **kw: dict) -> bool:
    "The doc."
    x = 1
    return x


print(f.__name__, f.__qualname__, f.__doc__, f.__module__)
print(f.__annotations__)
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_kwonlyargcount,
      f.__code__.co_varnames, f.__code__.co_firstlineno)
f.attr = 3
print(f.attr, f.__dict__)
def outer():
    def inner():
        pass
    class C:
        def m(self):
            return lambda: 0
    return inner, C
inner, C = outer()
print(inner.__qualname__, C.__qualname__, C.m.__qualname__, C().m().__qualname__)
f.__name__ = "g"
print(f.__name__, repr(f).split(" at ")[0])

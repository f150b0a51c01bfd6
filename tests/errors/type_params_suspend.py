async def outer():
    def bound[T: (yield)](): pass
    def constraint[T: (int, (x := 3))](): pass
    def default[T = await x](): pass
    def variadic[*Ts = (yield from x)](): pass
    def parameters[**P = (yield)](): pass
    class Base[T](await x): pass
    class Keyword[T](metaclass=(x := 3)): pass
    type Alias = (x := 2)
    type Generic[T] = (yield)
    def annotated[T](x: (yield), *args: (y := 3)) -> await z: pass
    def allowed[T](x=(yield), *, y=(z := 3)): pass
    type Lambda = lambda: (yield)

import contextvars

a = contextvars.ContextVar("a")
b = contextvars.ContextVar("b", default=[1])


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0], str(e).split(">")[-1])


attempt(a.get)
print(a.get("given"), b.get(), a.name)
token = a.set(1)
print(a.get(), token.var is a, token.old_value is token.MISSING, token.MISSING)
second = a.set(2)
print(second.old_value)
attempt(lambda: b.reset(second))
a.reset(second)
attempt(lambda: a.reset(second))
a.reset(token)
attempt(a.get)

context = contextvars.copy_context()
token = context.run(a.set, "inside")
attempt(lambda: a.reset(token))
print(a.get(None), context[a], a in context, b in context, len(context))
print(context.get(b), context.get(b, 3), list(context.values()))
attempt(lambda: context[b])
attempt(lambda: context["a"])
attempt(lambda: "a" in context)
attempt(lambda: context.run(context.run, print))
attempt(lambda: context.run())
attempt(lambda: context.run(lambda: 1 / 0))
print(context.run(lambda *args, **kw: (args, kw, a.get()), 1, x=2))

copy = context.copy()
copy.run(a.set, "copy")
print(context[a], copy[a], copy == context, context == context.copy(), copy != 1)
print([(k.name, v) for k, v in copy.items()], [k.name for k in copy])


def nested():
    a.set("nested")
    inner = contextvars.copy_context()
    inner.run(a.set, "deeper")
    return a.get(), inner[a]


print(context.run(nested), context[a], a.get("outside"))
attempt(lambda: contextvars.ContextVar(1))
attempt(lambda: contextvars.Token())
attempt(lambda: contextvars.Context(1))
print(repr(a).split(" at ")[0], repr(b).split(" at ")[0], repr(token).split(" at ")[0])
many = [contextvars.ContextVar(str(n)) for n in range(50)]
for n, var in enumerate(many):
    var.set(n)
print(len(contextvars.copy_context()), sum(var.get() for var in many))

# exec() of a text that is made is done where it only imports a module.
import sys  # noqa

for name in ("json", "nowhere_to_be_found"):
    try:
        exec("import %s" % name)
        print(json.dumps([1]), "json" in globals())
    except ImportError as e:
        print(type(e).__name__, e)


def f(name):
    space = {}
    exec("import " + name, space)
    return space[name] is sys.modules[name]


print(f("sys"), f("json"))
import os

exec("import os.%s" % "path", space := {})
print(space["os"] is os, sorted(space))
if False:
    import json

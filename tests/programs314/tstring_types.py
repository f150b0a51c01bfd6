# string.templatelib: Template, Interpolation and convert.
import copy
import pickle
import string
import string.templatelib as templatelib
from string.templatelib import Interpolation, Template, convert

print(string.templatelib is templatelib, Template.__module__, Interpolation.__qualname__)
print(Template("a", "b", Interpolation(1), Interpolation(2), "c"), Template(), Template(Interpolation(1)))
print(Interpolation(1, "a", None, ""), Interpolation(value=1, expression="x", conversion="s", format_spec="y"))
print(Template.__match_args__ if hasattr(Template, "__match_args__") else "none", Interpolation.__match_args__)
print(Template[int], Interpolation[str], t"" == t"", t"" != t"", len({t"", t""}))
t = t"a{1!r:>3}b"
print(pickle.loads(pickle.dumps(t)), copy.copy(t), copy.deepcopy(t))
print(t.interpolations[0].__reduce__(), pickle.loads(pickle.dumps(t.interpolations[0])))
print([convert(v, c) for v, c in (("é", "a"), ("é", "r"), (3, "s"), (3, None))])
print([n for n in dir(Template) if n[0] != "_"], [n for n in dir(Interpolation) if n[0] != "_"])


class Adds:
    def __radd__(self, other):
        return "radd"


print(t + Adds())
i = t.interpolations[0]
for attempt in (
    lambda: t + 1,
    lambda: 1 + t,
    lambda: Template(1),
    lambda: Template("a", x=1),
    lambda: Interpolation(1, 2),
    lambda: Interpolation(1, "a", "z"),
    lambda: Interpolation(1, "a", "r", 3),
    lambda: Interpolation(1, conversion=3),
    lambda: Interpolation(1, "2", "r", "4", 5),
    lambda: setattr(t, "strings", ()),
    lambda: setattr(i, "value", 3),
    lambda: delattr(i, "value"),
    lambda: convert(1, "z"),
    lambda: t[0],
    lambda: pickle.dumps(iter(t)) and None,
):
    try:
        print(attempt())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, str(e).replace("string.templatelib.", ""))
it = iter(t)
print(next(it), next(it), next(it), next(it, "end"), next(it, "end"), iter(it) is it)
cycle = []
cycle.append(t"{cycle}")
print(cycle)

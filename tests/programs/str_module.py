# The module string.
import string
from string import Template, Formatter, capwords

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation)
print(repr(string.whitespace), len(string.printable))
print(capwords('  hello   wORLD '), capwords('a-b-c', '-'))

t = Template('$who owes $$5 to ${whom}s, $who!')
print(t.substitute(who='A', whom='B'), t.substitute({'who': 1}, whom=2), t.safe_substitute(who='A'), t.template)
for text in ('$', 'x $1', '${a', '${1}', 'line\n two $-', 'ok $a'):
    try:
        print(repr(Template(text).substitute(a=1)))
    except ValueError as e:
        print(e)
    print(repr(Template(text).safe_substitute()), Template(text).is_valid(), Template(text).get_identifiers())
try:
    t.substitute(who=1)
except KeyError as e:
    print('missing', e)

f = Formatter()
print(f.format('{0} {a[k]} {0!r:>5} {{}} {b.real:{w}}', 'x', a={'k': 1}, b=2, w=4), f.format('{}{}', 1, 2))
print(list(f.parse('a{b!r:c{d}}e{{f}}')))


class Upper(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f'<{key}>') if isinstance(key, str) else args[key]

    def convert_field(self, value, conversion):
        return value.upper() if conversion == 'u' else super().convert_field(value, conversion)


print(Upper().format('{a!u} {b} {0!s}', 'z', a='low'))

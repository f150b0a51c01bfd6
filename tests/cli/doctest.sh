# doctest can be imported and reads examples; to run them it says that it cannot.
out=$(mktemp -d)
cat >"$out/p.py" <<'P'
import doctest


def f():
    """
    >>> 1 + 1
    2
    """


print(doctest.DocTestParser().get_examples(f.__doc__)[0].source.strip())
try:
    doctest.testmod()
except NotImplementedError as error:
    print(error)
P
"$YIELDC" run "$out/p.py"
rm -rf "$out"

# translate --library: the header, what the C has for it, and what is refused.
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cat >"$out/proto.py" <<'END'
import zlib
from contextlib import contextmanager


def add(a, b=1, *rest, scale=2, **others):
    """Adds.

    More than one line."""
    return (a + b + sum(rest)) * scale


def countdown(n):
    while n > 0:
        yield n


def countdown_next():
    return "as the handle has it"


async def fetch(handle, out, class_, delete, library, int):
    return zlib.crc32(out)


@contextmanager
def managed():
    yield


async def stream():
    yield 1


def open(*a, **k): return _hidden()
def module(): pass
def café(): return lambda: 0
def twice(): return 1
def twice(a): return 2
def _hidden(): pass


class Public:
    def method(self): pass


if __name__ == "__main__":
    import not_there
    print("never")
END
cd "$out" || exit
"$YIELDC" translate --library proto.py -o proto.c || exit
cat proto.h
sed -n '2,3p; /^static const yr_program/,$p' proto.c
for compiler in gcc clang; do
    "$compiler" -std=c11 -Wall -Wextra -Werror -fsyntax-only -I"$OLDPWD/../../runtime/include" proto.c
done
echo "-- what is refused"
touch __init__.py
mkdir -p other/there.h
for words in 'proto.py' 'proto.py -o -' 'proto.py -o .c' 'proto.txt -o p.c' '__init__.py -o p.c' 'proto.py -o none/p.c' \
    'proto.py -o other/there.c'; do
    # shellcheck disable=SC2086
    "$YIELDC" translate --library $words 2>&1
    echo "status $?"
done
ls ./*.c other

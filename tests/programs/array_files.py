import io
from array import array
f = io.BytesIO()
array('i', range(5)).tofile(f)
f.seek(0)
a = array('i')
a.fromfile(f, 3)
print(a)


class Text:
    def read(self, n):
        return 'x'


for source, n in [(f, 3), (io.BytesIO(b'abcdefg'), 2), (f, -1), (Text(), 1), (3, 1)]:
    try:
        a.fromfile(source, n)
    except (EOFError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(a)
try:
    a.tofile(3)
except AttributeError as e:
    print(e)

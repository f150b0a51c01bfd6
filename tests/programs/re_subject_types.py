import array
import re


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as x:
        print(type(x).__name__, x)


d=re.compile(r"\d+")
bd=re.compile(rb"\d+")
class S(str): pass
t(lambda:type(d.sub("x",S("ab"))));t(lambda:type(d.split(S("ab"))[0]));t(lambda:type(re.match("a",S("a")).group()));t(lambda:type(re.match("a",S("a")).string))
ba=bytearray(b"abc 12")
m=bd.search(ba)
del ba[3:];t(m.group);t(lambda:m.span())
ba=bytearray(b"1 2 3")
def grow(m):
    try: ba.extend(b"x")
    except BufferError as e: print("BufferError",e)
    return b"-"
t(bd.sub,grow,ba)

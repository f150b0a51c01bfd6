"""Only what is written past the end of a StringIO fills the way there; it has nothing to detach."""
import io

s = io.StringIO("12")
print(s.seek(5), repr(s.read()), s.write(""), repr(s.getvalue()), s.write("x"), repr(s.getvalue()))
try:
    s.detach()
except io.UnsupportedOperation as e:
    print(e)

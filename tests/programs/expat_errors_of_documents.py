"""pyexpat: documents that are not well formed, wrong arguments, handlers that raise."""
from xml.parsers import expat

for text in b"", b"<a>", b"<a></b>", b"<a b=1/>", b"<a/><b/>", b"<a>&x;</a>", b"\xff\xfe", b"<a>\0</a>", b"<a b='1' b='2'/>", b"<?xml version='1.0' encoding='nonesuch'?><a/>", "<a>\ud800</a>":
    p = expat.ParserCreate()
    try:
        print(p.Parse(text, True))
    except Exception as e:
        print(type(e).__name__, e, *(getattr(e, n, None) for n in ("code", "lineno", "offset")))
print(expat.ErrorString(3), expat.errors.codes[expat.errors.XML_ERROR_SYNTAX], expat.errors.messages[2])
print(expat.error is expat.ExpatError, expat.ExpatError.__mro__)
p = expat.ParserCreate()


def broken(name, attributes):
    raise KeyError(name)


p.StartElementHandler = broken
try:
    p.Parse(b"<root><inner/></root>", True)
except KeyError as e:
    print(repr(e))
for f in (lambda: expat.ParserCreate(5), lambda: expat.ParserCreate(None, "ab"), lambda: expat.ParserCreate(intern=5), lambda: p.Parse(5),
          lambda: setattr(p, "buffer_size", 0), lambda: setattr(p, "buffer_size", "x"), lambda: p.ParseFile(5),
          lambda: delattr(p, "StartElementHandler")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

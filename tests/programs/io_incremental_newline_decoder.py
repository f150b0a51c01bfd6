# Line ends of all kinds become \n, also where a piece ends between \r and \n.
import codecs
import io

d = io.IncrementalNewlineDecoder(None, translate=True)
print(repr(d.decode("a\r\nb\rc\n")), d.newlines)
print(repr(d.decode("x\r")), d.getstate(), repr(d.decode("\ny\r")), repr(d.decode("", final=True)))
d.reset()
print(d.newlines, d.getstate())
plain = io.IncrementalNewlineDecoder(None, translate=False)
print(repr(plain.decode("a\r")), repr(plain.decode("\nb\r")), repr(plain.decode("c")), plain.newlines)
coded = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), translate=True)
print(repr(coded.decode(b"\xe2\x82")), repr(coded.decode(b"\xac\r")), repr(coded.decode(b"\n", True)))
state = coded.getstate()
coded.setstate((b"", 1))
print(state, repr(coded.decode(b"z")), coded.newlines)
for bad in (lambda: d.decode(b"bytes"), lambda: d.setstate(3), lambda: io.IncrementalNewlineDecoder()):
    try:
        bad()
    except TypeError as error:
        print(type(error).__name__)

"""pyexpat: the handlers, in order, and what they get."""
from xml.parsers import expat

DOCUMENT = b"""<?xml version="1.0" encoding="iso-8859-1" standalone="no"?>
<?target some data?>
<!-- remark -->
<!DOCTYPE quotations SYSTEM "quotations.dtd" [
<!ELEMENT root (a|b+)*>
<!ATTLIST root attr1 CDATA #REQUIRED attr2 CDATA "two">
<!NOTATION notation SYSTEM "notation.jpeg">
<!ENTITY acirc "&#226;">
<!ENTITY external_entity SYSTEM "entity.file">
<!ENTITY unparsed_entity SYSTEM "entity.file" NDATA notation>
%unparsed_entity;
]>
<root attr1="value1" attr2="value2&#8000;">
<myns:sub xmlns:myns="http://www.python.org/namespace">
     Contents of sub&acirc;\xe9
</myns:sub>
<e><![CDATA[a < b]]></e>
&external_entity;
&skipped_entity;
</root>
"""

NAMES = [n for n in dir(expat.ParserCreate()) if n.endswith("Handler") and n not in ("DefaultHandler", "ExternalEntityRefHandler", "NotStandaloneHandler")]


def run(separator=None, buffered=False, ordered=False):
    p = expat.ParserCreate(None, separator)
    p.buffer_text = buffered
    p.ordered_attributes = ordered
    for name in NAMES:
        setattr(p, name, lambda *a, name=name: print(name[:-7], a))

    def external(context, base, system, public):
        print("external", context, base, system, public)
        sub = p.ExternalEntityParserCreate(context)
        print(sub.Parse(b"<inside/>", True))
        return 1

    p.ExternalEntityRefHandler = external
    p.NotStandaloneHandler = lambda: print("not standalone") or 1
    p.SetBase("/base")
    print(p.GetBase(), p.Parse(DOCUMENT, True), p.CurrentLineNumber)


run()
run("!", True, True)
p = expat.ParserCreate()
got = []
p.CharacterDataHandler = got.append
p.buffer_text = True
p.buffer_size = 4
p.Parse("<a>abcdefgh\u00e9")
print(got, p.buffer_used)
p.Parse("ij</a>", True)
print(got, p.StartElementHandler, p.buffer_size, p.intern)

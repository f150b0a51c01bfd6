"""sax: the events of a document, and its errors."""
import xml.sax

TEXT = """<?xml version="1.0"?>
<data xmlns:x="http://example.org/x"><!-- c -->
  <country name="A" code="1"><rank>1</rank><x:n/>tail</country>
  <country name="B"><rank>4</rank><year>2011 &lt; &#233;</year></country>
</data>"""


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attrs):
        print("start", name, dict(attrs))

    def characters(self, text):
        if text.strip():
            print("text", text)


xml.sax.parseString(TEXT, Handler())
try:
    xml.sax.parseString("<a><b></a>", Handler())
except xml.sax.SAXParseException as err:
    print(err.getMessage(), err.getLineNumber(), err.getColumnNumber())

"""ElementTree and minidom on the same parser."""
import io
import xml.dom.minidom
import xml.etree.ElementTree as ET

TEXT = """<?xml version="1.0"?>
<data xmlns:x="http://example.org/x"><!-- c -->
  <country name="A" code="1"><rank>1</rank><x:n/>tail</country>
  <country name="B"><rank>4</rank><year>2011 &lt; &#233;</year></country>
</data>"""

root = ET.fromstring(TEXT)
print(root.tag, [c.attrib for c in root], [r.text for r in root.iter("rank")])
print(root.find("country[@name='B']/year").text, root.findtext("country/rank"))
print(ET.tostring(root, encoding="unicode"))
e = ET.SubElement(root, "new", {"k": "<v>"})
e.text = "a & b"
ET.indent(root)
print(ET.tostring(root)[-60:])
for event, elem in ET.iterparse(io.BytesIO(TEXT.encode()), events=("start", "end", "start-ns")):
    print(event, elem if event == "start-ns" else elem.tag)
try:
    ET.fromstring("<a><b></a>")
except ET.ParseError as err:
    print(err, err.code, err.position)
doc = xml.dom.minidom.parseString(TEXT)
print([n.getAttribute("name") for n in doc.getElementsByTagName("country")])
print(doc.documentElement.toxml()[:60])

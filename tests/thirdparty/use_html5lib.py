"""html5lib: broken HTML becomes a tree."""
import html5lib

document = "<!doctype html><title>T</title><p>one<p>two <b>bold<i>both</b>it</i><table><tr><td>cell</table><ul><li>a<li>b &amp; &eacute;"
tree = html5lib.parse(document, namespaceHTMLElements=False)
def show(element, depth=0):
    print("  " * depth + str(element.tag), dict(element.attrib), repr(element.text), repr(element.tail))
    for child in element:
        show(child, depth + 1)
show(tree)
print(html5lib.serialize(tree, quote_attr_values="always"))
parser = html5lib.HTMLParser(strict=False)
parser.parse("<p><div></p>")
print([(e[1]) for e in parser.errors])
print(html5lib.serialize(html5lib.parseFragment("<script>x</script><a href=j onclick=y>k</a>"), sanitize=True))

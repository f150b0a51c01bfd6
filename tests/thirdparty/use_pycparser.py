"""pycparser: C in, a tree out, C again."""
from pycparser import c_ast, c_generator, c_parser

text = r"""
typedef unsigned int uint;
struct point { int x, y; };
static int add(int a, int b) { return a + b; }
int main(void) {
    struct point p = {1, 2};
    for (uint i = 0; i < 10; i++) { if (i % 2) continue; p.x += add(p.x, i); }
    char *s = "text\n";
    return p.x ? -1 : (int)sizeof(p);
}
"""
parser = c_parser.CParser()
tree = parser.parse(text, filename="t.c")
tree.show(showcoord=False)
print(c_generator.CGenerator().visit(tree))

class Functions(c_ast.NodeVisitor):
    def visit_FuncDef(self, node):
        print(node.decl.name, node.decl.coord)
Functions().visit(tree)
try:
    parser.parse("int f( {", filename="bad.c")
except Exception as e:
    print(type(e).__name__, e)

"""A spreadsheet: formulas as closures, dependencies, cycles, recalculation."""
import re
from graphlib import CycleError, TopologicalSorter


class Sheet:
    TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Z]+\d+)(?::([A-Z]+\d+))?|(SUM|MAX|AVG)|(.))")

    def __init__(self):
        self.source, self.value = {}, {}

    def __setitem__(self, cell, text):
        self.source[cell] = str(text)

    def refs(self, cell):
        text = self.source.get(cell, "")
        if text.startswith("="):
            for m in self.TOKEN.finditer(text[1:]):
                if m[2]:
                    yield from self.area(m[2], m[3] or m[2])

    @staticmethod
    def area(a, b):
        (c1, r1), (c2, r2) = ((s.rstrip("0123456789"), int(s.lstrip("ABCDEFGH"))) for s in (a, b))
        for c in range(ord(c1), ord(c2) + 1):
            for r in range(r1, r2 + 1):
                yield f"{chr(c)}{r}"

    def recalculate(self):
        order = TopologicalSorter({c: set(self.refs(c)) for c in self.source})
        for cell in order.static_order():
            self.value[cell] = self.evaluate(cell)

    def evaluate(self, cell):
        text = self.source.get(cell, "0")
        if not text.startswith("="):
            try:
                return float(text)
            except ValueError:
                return text
        tokens = [m for m in self.TOKEN.finditer(text[1:]) if m[0].strip()]
        try:
            value, rest = self.sum(tokens)
            return value if not rest else "#SYNTAX"
        except ZeroDivisionError:
            return "#DIV/0"
        except TypeError:
            return "#VALUE"

    def sum(self, t):
        value, t = self.product(t)
        while t and t[0][5] in ("+", "-"):
            other, rest = self.product(t[1:])
            value, t = (value + other if t[0][5] == "+" else value - other), rest
        return value, t

    def product(self, t):
        value, t = self.atom(t)
        while t and t[0][5] in ("*", "/"):
            other, rest = self.atom(t[1:])
            value, t = (value * other if t[0][5] == "*" else value / other), rest
        return value, t

    def atom(self, t):
        head, *t = t
        if head[1]:
            return float(head[1]), t
        if head[4]:
            area = [self.value.get(c, 0.0) for c in self.area(t[1][2], t[1][3])]
            return {"SUM": sum, "MAX": max, "AVG": lambda v: sum(v) / len(v)}[head[4]](area), t[3:]
        if head[2]:
            return self.value.get(head[2], 0.0), t
        value, t = self.sum(t)
        return value, t[1:]


s = Sheet()
for cell, text in {"A1": 3, "A2": 4, "A3": "=A1*A2+(10-A1)/2", "B1": "=SUM(A1:A3)", "B2": "=B1/0", "B3": "text",
                   "C1": "=B3+1", "C2": "=MAX(A1:B1)-AVG(A1:A2)"}.items():
    s[cell] = text
s.recalculate()
print(s.value)
s["A1"] = 10
s.recalculate()
print(s.value["B1"], s.value["C2"])
s["A1"] = "=C2"
try:
    s.recalculate()
except CycleError as e:
    print(e.args[0], sorted(set(e.args[1])))

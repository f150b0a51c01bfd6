x, w, s = 3.14159, 10, "text"
print(f"{x:.2f}|{s!r:>{w}}|{s:^{w}}|{w:05d}|{{}}|{x!s:.4}")
print(f"{w=} {x = :.1f} {s!a}")
print(f"{'nested ' + f'{w}'}" "joined")
print(f"{[i for i in range(3)]} { {'a': 1}['a'] }")
print(f"{w:{'>'}{8}}", f"{1000000:,} {255:#x} {0.5:%}")
class C:
    def __format__(self, spec):
        return "<" + spec + ">"
print(f"{C():abc}", f"{C()}")

"""Names in __slots__ are identifiers as str.isidentifier() has it."""
for names in ["a", "_1", "ä", "π2", "名"], [chr(128)], ["a-b"], ["1a"], [""], ["a b"], ["a\0"]:
    try:
        class C:
            __slots__ = names
    except TypeError as e:
        print(names, e)
    else:
        c = C()
        for name in names:
            setattr(c, name, 1)
        print([getattr(c, n) for n in names])

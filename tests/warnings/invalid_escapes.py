a = "\d\e", r"\d", b"\d\u", "\w" "\s", """

\q"""
b = f"\d{a}\e{a:\f}\{a}", rf"\d", "\N{BULLET}", b"\N", "\8", "\é"
c = "\777", "\377", "\400\d", b"\777", f"\500{a}"
match "\d":
    case "\d":
        pass

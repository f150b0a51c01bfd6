"""wcwidth: columns that characters take."""
from wcwidth import list_versions, wcswidth, wcwidth

for s in ("abc", "コンニチハ", "e\u0301", "\u200b", "\x1b", "한글", "﷽", "🙂"):
    print(ascii(s), wcswidth(s), [wcwidth(c) for c in s])
print(len(list_versions()) > 3, wcswidth("コン", 1), wcwidth("\u231a", unicode_version="5.0"))

"""A read of no characters leaves the binary file where it was."""
import io

for encoding in ("ascii", "utf-8", "utf-16", "cp437"):
    raw = io.BytesIO(b"aba")
    text = io.TextIOWrapper(raw, encoding=encoding)
    print(repr(text.read(0)), raw.tell())
    text.write("xy")
    text.flush()
    print(raw.getvalue())
raw = io.BytesIO()
text = io.TextIOWrapper(raw)
text.close()
try:
    text.read(0)
except ValueError as error:
    print(error)

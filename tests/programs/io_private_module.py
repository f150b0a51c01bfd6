"""_io has the names that io takes from C."""
import _io
import io
from _io import FileIO

print(FileIO is io.FileIO, FileIO.closed.__doc__)
for name in ("BlockingIOError", "BufferedRandom", "BufferedReader", "BufferedWriter", "BytesIO",
             "StringIO", "TextIOWrapper", "IncrementalNewlineDecoder", "UnsupportedOperation", "open",
             "open_code", "text_encoding", "DEFAULT_BUFFER_SIZE"):
    print(name, getattr(_io, name) is getattr(io, name))
print(issubclass(io.BytesIO, _io._BufferedIOBase), issubclass(io.StringIO, _io._TextIOBase))

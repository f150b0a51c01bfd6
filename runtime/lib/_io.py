"""_io: the names that CPython's io, which is Python, takes from C. Here io itself is in C."""

import io
from io import (
    BlockingIOError, BufferedRWPair, BufferedRandom, BufferedReader, BufferedWriter, BytesIO,
    DEFAULT_BUFFER_SIZE, FileIO, IncrementalNewlineDecoder, StringIO, TextIOWrapper,
    UnsupportedOperation, open, open_code, text_encoding,
)

_IOBase, _RawIOBase = io.IOBase, io.RawIOBase
_BufferedIOBase, _TextIOBase = io.BufferedIOBase, io.TextIOBase
del io

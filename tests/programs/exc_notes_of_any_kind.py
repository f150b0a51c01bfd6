# __notes__ that is a sequence of any kind is printed item by item, anything else by its repr().
import io
import sys
import traceback


class Sequence:
    def __getitem__(self, i):
        return ("first", "second\nline")[i]

    def __len__(self):
        return 2


for notes in ("xy", "", b"a", ["n", 5], ("t",), {"k": 1}, None, 7, range(2)):
    e = ValueError("text")
    e.__notes__ = notes
    print(repr(notes), traceback.format_exception_only(e))
    kept, sys.stderr = sys.stderr, io.StringIO()
    sys.__excepthook__(ValueError, e, None)
    printed, sys.stderr = sys.stderr.getvalue(), kept
    print(printed)

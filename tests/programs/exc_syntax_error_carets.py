"""The carets under the line of a SyntaxError, for all sorts of offsets."""
import sys

sys.stderr = sys.stdout
for details in [
        (1, 2, "abcdefg", 1, 7), (1, 2, "abcdefg", 1, 3), (1, 2, "abcdefg", 1, -2), (1, 4, "abcdefg", 1, 2),
        (1, -4, "abcdefg", 1, -2), (1, 0, "abcdefg", 1, 0), (1, 0, "abcdefg", 1, 5), (1, 2, "abcdefg", 1, 100),
        (1, 2, "  abcdefg", 1, 7), (1, 4, "  abc\n", 1, 6), (1, 8, "abcdefg", 1, 9), (1, 20, "abcdefg", 1, 30),
        (1, None, "abcdefg", 1, None), (1, 6, "abc\ndefg", 1, 8), (1, 2, "abcdefg", 2, 1), (1, 2, "abcdefg"),
        (1, 3, "\xe4\xf6\xfcxyz", 1, 5), (1, 1, "", 1, 2), (1, 3, "abc", 1, 0), (1, 3, "abcd", 1, -1)]:
    print(details)
    error = SyntaxError("bad", ("bad.py",) + details)
    sys.excepthook(SyntaxError, error, None)

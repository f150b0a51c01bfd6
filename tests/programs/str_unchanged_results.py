"""Results that are the very text that was given."""
text = "abcde"
print(["%s" % text is text, "%.5s" % text is text, "%.10s" % text is text, "%1s" % text is text, "%5s" % text is text])
print(["{0}".format(text) is text, "{0:s}".format(text) is text, "{0:.5s}".format(text) is text,
       "{0:10.10}".format(text) is text])
print([text % () is text, text.expandtabs() is text, text.replace("ab", "ab", 0) is text, text.replace("x", "y") is text])
pattern = "ab"
print(text.replace(pattern, pattern) is text, text.__getnewargs__() == (text,), text.__getnewargs__()[0] is text)
print("%.3s|" % text, "%7s" % text, "%-7s" % text, "a%sb" % text, "%s%s" % (text, 1), "%s" % (text,))
for format, args in (("%.*d", (2 ** 63 - 1, 1)), ("%.*d", (2 ** 31 - 1, 1)), ("%.*f", (2 ** 40, 1.0)), ("abc", 1),
                     ("%s", ()), ("%s", (1, 2))):
    try:
        print(format % args)
    except (OverflowError, TypeError) as e:
        print(type(e).__name__, e)

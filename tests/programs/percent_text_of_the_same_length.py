"""% makes a new text also where the last part is as long as the whole."""
print("%d%.*s" % (1, 0, "x"), "%4.1s" % "abcd", "%s%.0s" % ("abc", "xyz"), "%3.2s|"[:-1] % "abc", "%.r" % "a")
print("%s" % "same", "%4s" % "same", "%.9s" % "same", "%+.*r" % (0, 0), "%X%.a" % (10, 1))
for width in range(4):
    for precision in range(4):
        print(("%%%d.%ds" % (width, precision)) % "abc", ("x%%%d.%ds" % (width, precision)) % "abc", sep="|", end=" ")
    print()

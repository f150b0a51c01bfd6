# A constant text is compiled with the program, as a body that takes its namespace.
exec("n = 1\ndef f():\n    return n")


def g(a):
    return eval("a + n")


exec("n = = 1")

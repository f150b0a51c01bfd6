# eval() of a text that is made, where it is a plain string literal.
for c in "+", "", "é":
    print(repr(eval("'" + c + "'")), repr(eval('"' + c + '"', {})))

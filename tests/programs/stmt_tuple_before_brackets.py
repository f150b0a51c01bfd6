# An expression statement that is a bare tuple ends with its line, whatever the next one begins with.
a, b, c = 1, [2], {}
a, b
[d, e] = 3, 4
print(d, e)
"a", b[0]
(c)["x"] = 5
a, *b
(c).update(y=6)
a,
[c["z"]] = (7,)
*b,
[c["w"]] = (8,)
print(c)
a, (yield_ := 9)
(f) = 10
print(yield_, f)
a, b; [g] = [11]; a, b
[h] = [12]
print(g, h)

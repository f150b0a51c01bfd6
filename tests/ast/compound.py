if a:
    b
elif c:
    d
elif e: f
else:
    g

while x:
    if y: break
    continue
else:
    z

for i, (j, *k) in a, *b:
    pass
else:
    pass

with a: pass
with a as b, c as (d, e): pass
with (open(x) as f, open(y) as g,): pass
with (a, b): pass
with (a, b) as c: pass
with (yield_): pass

try:
    a
except (B, C) as e:
    d
except F: pass
except:
    g
else:
    h
finally:
    i

try:
    a
except* B as c:
    d

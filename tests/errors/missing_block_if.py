x = 1
if x:
    if x:
    x = 2

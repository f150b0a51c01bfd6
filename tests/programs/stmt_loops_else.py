for i in range(3):
    if i == 5:
        break
else:
    print("no break")
for i in range(3):
    if i == 1:
        break
else:
    print("not printed")
while i < 3:
    i += 1
    if i == 2:
        continue
    print(i)
else:
    print("while else")
while True:
    break
else:
    print("not printed")
for x in []:
    pass
else:
    print("empty else")
def f():
    for i in range(3):
        for j in range(3):
            if j == 1:
                break
            if i == 1:
                continue
            print(i, j)
        else:
            print("else")
f()

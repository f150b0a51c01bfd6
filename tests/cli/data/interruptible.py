import json
def gen(n):
    for i in range(n):
        yield {"a": i, "b": [str(i)] * 3}
total = 0
for d in gen(3000):
    total += len(json.dumps(d))
print(total)

# PEP 701: the quotes of an f-string stand within its fields, and so do backslashes.
words = ["a", "b"]
table = {"key": "value"}

print(f"{", ".join(words)}")
print(f'{table['key']!r:>10}')
print(f"{'\n'.join(words)}")
print(f"{f"{f"{1 + 1}"}"}")

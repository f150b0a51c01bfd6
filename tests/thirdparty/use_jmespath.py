"""jmespath: queries over JSON."""
import jmespath

data = {"people": [{"name": "a", "age": 30, "tags": ["x", "y"]}, {"name": "b", "age": 20, "tags": []}, {"name": "c", "age": 25}], "n": {"m": {"k": 1}}}
for q in ("people[*].name", "people[?age > `21`].name", "people[0].tags[-1]", "length(people)", "sort_by(people, &age)[].name", "max_by(people, &age).name",
          "people[].tags[]", "n.m.k", "{names: people[*].name, n: n.m}", "people[::2].age", "join(',', people[].name)", "not_null(n.x, n.m.k)", "keys(n)", "people | [1].name"):
    print(q, jmespath.search(q, data))
print(jmespath.compile("a.b || c").parsed)
for bad in ("a.[", "foo(", "abs('x')"):
    try:
        jmespath.search(bad, data)
    except jmespath.exceptions.JMESPathError as e:
        print(type(e).__name__, str(e).splitlines()[0])

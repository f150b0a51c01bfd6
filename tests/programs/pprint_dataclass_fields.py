"""pprint breaks a dataclass over lines, one field each, unless the class has its own repr."""
from dataclasses import dataclass
from pprint import pprint


@dataclass
class Long:
    name: str
    values: list


@dataclass
class Own:
    name: str

    def __repr__(self):
        return "Own" * 30


pprint(Long("a" * 40, list(range(20))), width=60)
pprint([Long("b", []), Own("c")], width=20)
print(Long.__repr__.__qualname__, Long.__repr__.__wrapped__.__qualname__)

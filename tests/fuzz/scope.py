"""What may be written at one place of a generated program."""
from dataclasses import dataclass, field, replace

PLAIN, GENERATOR, COROUTINE, ASYNC_GENERATOR = "plain", "generator", "coroutine", "async generator"


@dataclass
class Library:
    """The functions that the program has so far, by kind; a body calls only earlier ones."""

    plain: list = field(default_factory=list)
    generators: list = field(default_factory=list)
    coroutines: list = field(default_factory=list)
    async_generators: list = field(default_factory=list)

    def of(self, kind):
        return {
            PLAIN: self.plain,
            GENERATOR: self.generators,
            COROUTINE: self.coroutines,
            ASYNC_GENERATOR: self.async_generators,
        }[kind]


@dataclass
class Scope:
    """A place: the function it is in, and what encloses it there."""

    kind: str
    library: Library
    names: tuple = ("a", "b", "c")
    depth: int = 3
    loop: bool = False
    handler: bool = False
    suspends: bool = True  # not in the element of a comprehension, nor in a lambda
    walrus: bool = True
    star_handler: bool = False  # no return, break or continue in an `except*`

    def inner(self, **changes):
        return replace(self, depth=self.depth - 1, **changes)

    def in_iterable(self):
        """Within a comprehension, where neither a suspension nor a walrus may stand."""
        return replace(self, suspends=False, walrus=False)

    def in_comprehension(self):
        return replace(self, suspends=False, names=self.names + ("x",))

    @property
    def is_async(self):
        return self.kind in (COROUTINE, ASYNC_GENERATOR)

    @property
    def can_yield(self):
        return self.suspends and self.kind in (GENERATOR, ASYNC_GENERATOR)

    @property
    def can_await(self):
        return self.suspends and self.is_async

"""reversed() asks the class of a program for its length, and says that it has none."""


class Items:
    def __getitem__(self, at):
        return at


class Sized(Items):
    def __len__(self):
        return 2


for target in (Items(), Sized(), 5, object(), {1}, iter([])):
    try:
        print(list(reversed(target)))
    except TypeError as error:
        print(error)

from importlib.metadata import (
    PackageNotFoundError, distribution, distributions, metadata, requires, version,
)

import apple_pie
import kirsch
import pear
import plum

print(apple_pie.__version__, pear.__version__, kirsch.ripe(), plum.stone)
for name in "apple_pie", "Apple-Pie", "APPLE..PIE", "pear", "Fruit_Bowl", "cherry":
    found = distribution(name)
    print(name, version(name), metadata(name)["Version"], found.version, found.name)
    print(" ", found.metadata["name"], found.entry_points, type(found).__name__)

about = metadata("apple-pie")
print(about["Summary"], about["License"].split(), about.get_all("Classifier"))
print(about["Author"], about.get_all("author"), about.json["provides_extra"])
print(requires("apple-pie"), requires("pear"))
print(metadata("fruit-bowl")["Platform"], metadata("cherry")["Keywords"])
for name in "plum", "kirsch", "apple", "absent":
    try:
        print(version(name))
    except PackageNotFoundError as error:
        print(repr(error), error, error.name, isinstance(error, ModuleNotFoundError))
try:
    version("")
except ValueError as error:
    print(error)

mine = {"Apple.Pie", "pear", "fruit-bowl", "cherry"}
print(sorted(d.name for d in distributions() if d.name in mine))
print([d.version for d in distributions(name="cherry")], list(distributions(name="absent")))
print(list(distributions(name="cherry", path=["/nowhere"])))

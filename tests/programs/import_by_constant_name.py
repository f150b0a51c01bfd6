# Calls that import what a constant names are imports like any other.
import importlib
import importlib.util

print(importlib.import_module("colorsys").rgb_to_hsv(1, 0, 0))
print(__import__("json.decoder").__name__, __import__("json.decoder", fromlist=["x"]).__name__)
print(__import__("xml", fromlist=["sax"]).sax.__name__)


def optional(spec=importlib.util.find_spec("this_is_nowhere")):
    return spec


print(optional(), importlib.util.find_spec("graphlib").name)
try:
    importlib.import_module("this_is_nowhere.either")
except ModuleNotFoundError as error:
    print(error.name, error)
for bad in (lambda: importlib.import_module(".x"), lambda: importlib.import_module(""),
            lambda: __import__(""), lambda: __import__(3),
            lambda: __import__("x", level=-1)):
    try:
        bad()
    except (TypeError, ValueError, ImportError) as error:
        print(type(error).__name__, error)
try:
    importlib.import_module(".nothing", package="json")
except ModuleNotFoundError as error:
    print(error)
print(importlib.import_module(".decoder", package="json").__name__)
name = "json"
print(importlib.import_module(name).__name__)

# Modules have specs; finders that a program puts into sys.meta_path find what is nowhere else.
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import sys

spec = importlib.util.find_spec("json")
print(spec.name, spec.submodule_search_locations is not None, spec.parent, spec.has_location)
print(json.__spec__ is importlib.util.find_spec("json"), json.__loader__ is json.__spec__.loader)
print(importlib.util.find_spec("sys").origin, importlib.util.find_spec("json.decoder").parent)
print(isinstance(spec.loader, importlib.abc.Loader), spec.loader.is_package("json"))
print(importlib.machinery.ModuleSpec("a.b", None, origin="there"))
print(importlib.util.resolve_name(".b", "a"), importlib.util.resolve_name("b", "a"))
try:
    importlib.util.resolve_name("..b", "a")
except ImportError as error:
    print(error)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.startswith("virtual"):
            return importlib.util.spec_from_loader(name, self, is_package=name == "virtual")
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        if module.__name__ == "virtual.broken":
            raise ValueError("broken")
        module.text = "made for " + module.__name__


sys.meta_path.insert(0, Finder())
try:
    import virtual
    import virtual.inner as inner
except ImportError as error:
    print(error)
print(virtual.text, virtual.__path__, inner.text, inner.__package__, virtual.inner is inner)
try:
    import virtual.broken
except ValueError as error:
    print(error, "virtual.broken" in sys.modules)
try:
    import nowhere
except ModuleNotFoundError as error:
    print(error)

spec = importlib.util.spec_from_loader("by_hand", Finder())
module = importlib.util.module_from_spec(spec)
print(module.__name__, hasattr(module, "text"))
spec.loader.exec_module(module)
print(module.text, importlib.reload(json) is json)
try:
    importlib.reload(module)
except ImportError as error:
    print(error)

"""shelve keeps its files by a module that dbm finds by a name it puts together."""
import dbm
import os
import shelve
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "shelf")
    with shelve.open(path) as shelf:
        shelf["a"] = [1, 2]
        shelf["b"] = {"x": None}
    with shelve.open(path, "r") as shelf:
        print(sorted(shelf.items()), "c" in shelf, len(shelf))
    with dbm.open(path) as raw:
        print(sorted(raw.keys()))

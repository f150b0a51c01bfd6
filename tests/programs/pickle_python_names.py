"""pickle has its functions under the names of CPython's Python version too."""
import io
import pickle

data = pickle._dumps([1, {"a": (2.5, None)}], 2)
print(pickle._loads(data), pickle.loads(data))
file = io.BytesIO()
pickle._dump("x", file)
file.seek(0)
print(pickle._load(file), isinstance(pickle._Pickler, type), isinstance(pickle._Unpickler, type))

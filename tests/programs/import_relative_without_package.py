"""A relative __import__() with globals that know no package."""
import warnings

warnings.simplefilter("always")
for given in ({"__package__": None, "__spec__": None, "__name__": "__main__"}, {"__name__": "a.b"},
              {"__package__": 5}, {"__package__": ""}, {}, {"__name__": 5}, {"__name__": "a", "__path__": []}):
    with warnings.catch_warnings(record=True) as seen:
        try:
            __import__("", given, {}, ("foo",), 1)
        except Exception as e:
            print(type(e).__name__, e)
    print([(w.category.__name__, str(w.message)) for w in seen])

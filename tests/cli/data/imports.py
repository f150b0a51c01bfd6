import package.sub.leaf
from package import sibling
import namespace.inner as inner
import elsewhere


def late():
    from package.sub import leaf as again
    return again is package.sub.leaf


print(package.sub.leaf.NAME, sibling.NAME, inner.NAME, elsewhere.NAME, late())
try:
    import not_there
except ImportError as e:
    print(type(e).__name__, e)

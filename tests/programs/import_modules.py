import helper_module
import helper_module as hm
from helper_module import value, make as mk
import helper_package.inner
from helper_package import inner as inn, NAME
print(helper_module.value, hm is helper_module, value, mk(3), NAME, inn.deep())
print(helper_package.inner.__name__, helper_package.__name__, __name__)
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e)
try:
    from helper_module import nothing
except ImportError as e:
    print(str(e).split(" (")[0])

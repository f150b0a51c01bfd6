from . import __name__ as parent
from .. import sibling
NAME = "leaf of " + parent + " and " + sibling.NAME

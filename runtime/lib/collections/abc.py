"""collections.abc: the abstract base classes of _collections_abc, which this module stands for.

It is a file of its own, where CPython's collections/__init__ sets the entry of sys.modules, because
our collections does not import the abstract classes: few programs that take a deque or a Counter
need them, and they are most of its start-up.
"""

import sys
import _collections_abc as abc
from collections import deque

abc.MutableSequence.register(deque)
if "weakref" in sys.modules:
    sys.modules["weakref"]._register_abstract(abc)
sys.modules[__name__] = abc

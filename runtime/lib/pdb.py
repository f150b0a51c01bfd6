"""pdb, so that what mentions it can be imported; there is no debugger in a compiled program.

It is ours because CPython's stands on traces of byte code and on compile(): neither is here.
doctest runs its examples under this debugger, and so says in the same words that it cannot.
"""

import sys

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "help"]


class Restart(Exception):
    """Causes a debugger to be restarted for the debugged python program."""


class Pdb:
    def __init__(self, *args, stdout=None, **kwargs):
        if stdout is not None:  # doctest has put its own in the place of this
            sys.stdout = stdout
        _refuse()

    set_trace = set_continue = trace_dispatch = __init__


def _refuse(*args, **kwargs):
    raise NotImplementedError(
        "a compiled program has no debugger and no compiler: pdb and the examples of doctest "
        "cannot run; gdb knows the lines of the program where it was built with -g")


run = runeval = runctx = runcall = set_trace = post_mortem = pm = help = _refuse

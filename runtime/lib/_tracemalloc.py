"""_tracemalloc: nothing is traced, and start() says so.

It is ours because the runtime's allocator keeps no record of who asked for memory.
"""


def start(nframe=1, /):
    if nframe < 1 or nframe > 65535:
        raise ValueError("the number of frames must be in range [1; 65535]")
    raise NotImplementedError("allocations are not traced in a compiled program")


def stop():
    pass


clear_traces = reset_peak = stop


def is_tracing():
    return False


def get_traceback_limit():
    return 1


def get_traced_memory():
    return 0, 0


def get_tracemalloc_memory():
    return 0


def _get_traces():
    return []


def _get_object_traceback(obj, /):
    return None

"""How tasks are shown: their repr, their stack."""

import traceback

import _asyncio

from . import base_futures
from . import coroutines


def _task_repr_info(task):
    info = base_futures._future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = "cancelling"
    info.insert(1, f"name={task.get_name()!r}")
    coro = coroutines._format_coroutine(task._coro)
    info.insert(2, f"coro=<{coro}>")
    if task._fut_waiter is not None:
        info.insert(3, f"wait_for={task._fut_waiter!r}")
    return info


def _task_get_stack(task, limit):
    """The frames of a suspended task, outermost first; of a failed one those of its traceback."""
    coro = task._coro
    for name in ("cr_frame", "gi_frame", "ag_frame"):
        if hasattr(coro, name):
            frame = getattr(coro, name)
            break
    else:
        frame = None
    frames = []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        entry = task._exception.__traceback__
        while entry is not None and (limit is None or len(frames) < limit):
            frames.append(entry.tb_frame)
            entry = entry.tb_next
    return frames


def _task_print_stack(task, limit, file):
    frames = task.get_stack(limit=limit)
    failed = task._exception
    if not frames:
        print(f"No stack for {task!r}", file=file)
    elif failed is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    traceback.print_list([traceback.FrameSummary(frame.f_code.co_filename, frame.f_lineno,
                                                 frame.f_code.co_name) for frame in frames], file)
    if failed is not None:
        print(*traceback.format_exception_only(failed), sep="", end="", file=file)


_asyncio._task_repr_info = _task_repr_info
_asyncio._task_get_stack = _task_get_stack
_asyncio._task_print_stack = _task_print_stack

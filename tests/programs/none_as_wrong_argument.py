"""None as an argument of the wrong type is called None, not NoneType."""
import io
import sys
import time


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: (1).to_bytes(1, None))
attempt(lambda: (1j).__format__(None))
attempt(lambda: (1).__format__(None))
attempt(lambda: (1.0).__format__(None))
attempt(lambda: float.__getformat__(None))
attempt(lambda: format(1, None))
attempt(lambda: sys.intern(None))
attempt(lambda: open("/dev/null", mode=None))
attempt(lambda: io.TextIOWrapper(io.BytesIO()).write(None))
attempt(lambda: time.get_clock_info(None))
attempt(lambda: time.strftime(None))
attempt(lambda: type(sys)(None))

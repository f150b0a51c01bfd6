"""Where asyncio reports to: what the logger "asyncio" prints while nobody has set up logging.

A record of level WARNING or above goes to sys.stderr as its bare text, with the traceback below.
"""

import sys
import traceback


class _Logger:
    name = "asyncio"
    level = 30

    def isEnabledFor(self, level):
        return level >= self.level

    def setLevel(self, level):
        self.level = level

    def log(self, level, message, *args, exc_info=None):
        if level < self.level or sys.stderr is None:
            return
        if args:
            message = message % args
        sys.stderr.write(message + "\n")
        if exc_info is True:
            exc_info = sys.exc_info()
        elif isinstance(exc_info, BaseException):
            exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
        if exc_info and exc_info[1] is not None:
            traceback.print_exception(*exc_info, file=sys.stderr)
        sys.stderr.flush()

    def debug(self, message, *args, **kwargs):
        self.log(10, message, *args, **kwargs)

    def info(self, message, *args, **kwargs):
        self.log(20, message, *args, **kwargs)

    def warning(self, message, *args, **kwargs):
        self.log(30, message, *args, **kwargs)

    def error(self, message, *args, **kwargs):
        self.log(40, message, *args, **kwargs)

    def exception(self, message, *args, exc_info=True):
        self.log(40, message, *args, exc_info=exc_info)

    def critical(self, message, *args, **kwargs):
        self.log(50, message, *args, **kwargs)


logger = _Logger()

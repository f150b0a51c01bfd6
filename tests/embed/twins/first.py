import sys
import second


def through():
    return second.count(), second.later()


class Replacement:
    def __init__(self, module):
        self.module = module

    def __getattr__(self, name):
        return getattr(self.module, name)

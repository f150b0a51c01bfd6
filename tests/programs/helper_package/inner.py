from . import NAME


def deep():
    return NAME + " inner"

"""Context variables; see _contextvars.

It is the face of a module in C, as CPython's is.
"""

from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ("Context", "ContextVar", "Token", "copy_context")

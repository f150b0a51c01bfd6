"""Recursion without end in a program that looks at its stack."""
import sys

def deep(n):
    return deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print("deep", e)
    print(e.__traceback__.tb_next.tb_frame.f_back is sys._getframe())

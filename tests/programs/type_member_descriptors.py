"""What CPython keeps in read-only fields is a member_descriptor; sizes of items."""
import types


def f():
    pass


descriptors = [
    str.lower, complex.real, float.real, int.__add__, complex.imag, types.MethodType.__func__,
    types.MethodType.__self__, classmethod.__func__, type.__dict__["__name__"],
    type.__dict__["__basicsize__"],
]
for d in descriptors:
    print(type(d).__name__, d.__qualname__, d.__objclass__.__name__)
print(complex.real.__doc__, (1 + 2j).real, complex.imag.__get__(3j))
print(isinstance(complex.real, types.MemberDescriptorType))
for change in (lambda: complex.real.__set__(1j, 2), lambda: complex.real.__get__(1)):
    try:
        change()
    except (AttributeError, TypeError) as e:
        print(e)
print([t.__itemsize__ for t in (tuple, int, bool, bytes, str, list, type, object)])
print(str.maketrans.__qualname__, bytes.maketrans.__qualname__, dict.fromkeys.__qualname__)

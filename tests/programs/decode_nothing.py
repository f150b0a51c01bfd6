"""Nothing can be decoded by any codec, even one that is not there."""


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for data in (b"", bytearray(), b"a"):
    attempt(lambda: repr(data.decode("nope")))
    attempt(lambda: repr(str(data, "nope", "nope")))

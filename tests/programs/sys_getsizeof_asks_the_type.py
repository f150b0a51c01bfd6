"""sys.getsizeof() looks __sizeof__ up on the type, and checks the answer."""
import sys


class Watched:
    def __getattribute__(self, name):
        print("asked for", name)
        return object.__getattribute__(self, name)


sys.getsizeof(Watched())
for answer in 7, -1, "text", 2 ** 70:
    class C:
        def __sizeof__(self):
            return answer
    try:
        print(sys.getsizeof(C()) >= 7)
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
    print(sys.getsizeof(C(), "default") == "default" if answer == "text" else None)

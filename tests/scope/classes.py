x = 1


class C:
    x = x
    __private = 2

    def m(self):
        return super().m(), self.__private, x, __class__

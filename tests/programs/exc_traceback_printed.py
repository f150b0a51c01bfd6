import traceback


def a():
    b()


def b():
    raise ValueError("deep")


try:
    a()
except ValueError:
    print(traceback.format_exc().replace(__file__, "FILE"))
def gen():
    yield 1
    a()
try:
    for x in gen():
        pass
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next

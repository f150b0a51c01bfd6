# What may be written and deleted of generators, coroutines and asynchronous generators.
def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


NAMES = {
    generator: "gi_code gi_frame gi_running gi_yieldfrom gi_suspended",
    coroutine: "cr_code cr_frame cr_running cr_await cr_suspended cr_origin",
    async_generator: "ag_code ag_frame ag_running ag_await",
}

for make, names in NAMES.items():
    o = make()
    print(type(o).__name__)
    for name in names.split() + ["__name__", "__qualname__", "__doc__", "other"]:
        for change in (
            lambda: setattr(o, name, 5),
            lambda: setattr(o, name, "text"),
            lambda: delattr(o, name),
        ):
            try:
                print(name, change())
            except (AttributeError, TypeError) as e:
                print(name, type(e).__name__, e)
    print(o.__name__, o.__qualname__)
    try:
        print(type(o)[int, str])
    except TypeError as e:
        print(e)
    try:
        type(o)()
    except TypeError as e:
        print(e)
    try:
        type("Sub", (type(o),), {})
    except TypeError as e:
        print(e)
    if make is coroutine:
        o.close()

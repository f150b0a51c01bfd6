import asyncio
import contextvars

var = contextvars.ContextVar("var", default=0)


async def child(name):
    print(name, "sees", var.get())
    var.set(name)
    await asyncio.sleep(0)
    print(name, "keeps", var.get())
    await grandchild()
    return contextvars.copy_context()


async def grandchild():
    var.set(var.get() * 2)


async def agen():
    for i in range(2):
        var.set(var.get() + i)
        yield var.get()


async def main():
    var.set(5)
    a, b = await asyncio.gather(child("a"), child("b"))
    print(var.get(), a[var], b[var])
    await grandchild()
    print(var.get())
    print([x async for x in agen()], var.get())

    loop = asyncio.get_running_loop()
    done = loop.create_future()
    var.set("at call_soon")
    loop.call_soon(lambda: print("callback sees", var.get()))
    var.set("later")
    loop.call_later(0, lambda: (print("timer sees", var.get()), done.set_result(None)))
    var.set("last")
    await done

    context = contextvars.copy_context()
    context.run(var.set, "own context")
    task = asyncio.create_task(child("c"), context=context)
    await task
    print(context[var], var.get())
    task.add_done_callback(lambda t: print("done callback sees", var.get()))
    task.add_done_callback(lambda t: print("done callback sees", var.get()), context=context)
    await asyncio.sleep(0)
    token = var.set("temporary")
    await asyncio.sleep(0)
    var.reset(token)
    print(var.get())


asyncio.run(main())
print(var.get())

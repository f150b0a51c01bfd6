# Task.print_stack(): the head goes to stdout, as print() does it.
import asyncio
import io


async def sleeps():
    await asyncio.sleep(5)


async def fails():
    raise ValueError("text")


async def main():
    t = asyncio.create_task(sleeps(), name="STK")
    await asyncio.sleep(0)
    out = io.StringIO()
    t.print_stack(file=out)
    print([line.split(", line")[-1] for line in out.getvalue().split("\n")[1:]])
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", len(t.get_stack()))
    t = asyncio.create_task(fails(), name="F")
    await asyncio.wait([t])
    out = io.StringIO()
    t.print_stack(file=out)
    print([line.split(", line")[-1] for line in out.getvalue().split("\n")[1:]])
    print(t.exception())


asyncio.run(main())

async def pairs(source):
    try:
        async for x in source:
            yield x, await x.other()
    finally:
        await source.close()

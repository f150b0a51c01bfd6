async def fetch(source, key):
    async with source as s:
        async for row in s.rows(key):
            if row:
                return await row.value()

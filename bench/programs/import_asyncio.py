import asyncio

print(asyncio.__name__)

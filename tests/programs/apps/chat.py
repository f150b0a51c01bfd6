"""A chat room of asyncio tasks and queues, with time-outs and a lost guest."""
import asyncio
from contextlib import asynccontextmanager


class Room:
    def __init__(self):
        self.guests, self.log = {}, []

    @asynccontextmanager
    async def enter(self, name):
        queue = self.guests[name] = asyncio.Queue(maxsize=2)
        await self.say("*", f"{name} enters")
        try:
            yield queue
        finally:
            del self.guests[name]
            await self.say("*", f"{name} leaves")

    async def say(self, who, text):
        self.log.append(f"{who}: {text}")
        for name, queue in list(self.guests.items()):
            if name != who:
                try:
                    queue.put_nowait((who, text))
                except asyncio.QueueFull:
                    self.log.append(f"({name} is not listening)")


async def guest(room, name, lines, deaf=False):
    async with room.enter(name) as queue:
        async def listen():
            heard = 0
            async for who, text in aiter_of(queue):
                heard += 1
                if text.endswith("?"):
                    await room.say(name, f"I hear {who}")
            return heard

        ear = asyncio.create_task(asyncio.sleep(3) if deaf else listen(), name=f"ear of {name}")
        for line in lines:
            await asyncio.sleep(0)
            if line == "crash":
                ear.cancel()
                raise RuntimeError(f"{name} crashed")
            await room.say(name, line)
        await asyncio.sleep(0.3 if deaf else 0.1)
        ear.cancel()
        try:
            await ear
        except asyncio.CancelledError:
            return name


async def aiter_of(queue):
    while True:
        yield await queue.get()
        queue.task_done()


async def main():
    room = Room()
    results = await asyncio.gather(guest(room, "ann", ["hello", "anyone?"]), guest(room, "bob", ["hi", "crash"]),
                                   guest(room, "cid", [], deaf=True), return_exceptions=True)
    print("\n".join(room.log))
    print(results)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()
    except TimeoutError:
        print("timed out")
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(asyncio.sleep(0, i * i)) for i in range(4)]
    print([t.result() for t in tasks])


asyncio.run(main())

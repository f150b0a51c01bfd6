# Random trees of tasks that gather, group, shield, cancel and queue, on no clock at all: the log of
# what happens in which order, with cancellations and the contexts of exceptions.
import asyncio
import gc
import random


class Task(asyncio.Task):
    """With a hash that makes sets of tasks come in one order everywhere."""
    made = 0

    def __init__(self, coro, loop):
        Task.made += 1
        self.number = Task.made
        super().__init__(coro, loop=loop)

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        return self is other


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


def cancelling():
    return asyncio.current_task().cancelling()


class Scenario:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.log = []

    async def node(self, name, depth):
        log = self.log.append
        try:
            for i in range(self.rng.randrange(1, 4)):
                await self.act(self.rng.randrange(9), name, depth)
            return name
        except asyncio.CancelledError as e:
            log((name, "cancelled", e.args, cancelling()))
            if self.rng.randrange(3) == 0:
                await asyncio.sleep(0)
            raise
        except ExceptionGroup as e:
            log((name, e.message, len(e.exceptions)))
            raise ValueError(name) from e
        except ValueError as e:
            log((name, repr(e), repr(e.__context__)))
            if self.rng.randrange(2):
                raise
        finally:
            log((name, "end"))

    async def act(self, kind, name, depth):
        rng, log, node = self.rng, self.log.append, self.node
        if kind == 0:
            await asyncio.sleep(0)
        elif kind == 1:
            await turns(rng.randrange(1, 6))
        elif kind == 2 and depth:
            children = [node(f"{name}.{j}", depth - 1) for j in range(2)]
            await asyncio.gather(*children, return_exceptions=bool(rng.randrange(2)))
        elif kind == 3 and depth:
            async with asyncio.TaskGroup() as group:
                for j in range(2):
                    group.create_task(node(f"{name}.t{j}", depth - 1))
        elif kind == 4 and rng.randrange(3) == 0:
            raise ValueError(name)
        elif kind == 5 and depth:
            task = asyncio.create_task(node(f"{name}.c", depth - 1))
            await turns(rng.randrange(3))
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                log((name, "child cancelled", cancelling()))
        elif kind == 6 and depth:
            shielded = asyncio.shield(node(f"{name}.s", depth - 1))
            await asyncio.sleep(0)
            await shielded
        elif kind == 7 and depth:
            await self.exchange(name)
        else:
            log((name, kind))

    async def exchange(self, name):
        queue = asyncio.Queue(1)

        async def put():
            for x in range(3):
                await queue.put(x)
                self.log.append((name, "put", x))

        task = asyncio.create_task(put())
        for _ in range(3):
            self.log.append((name, "got", await queue.get()))
        await task

    async def play(self):
        try:
            self.log.append(await asyncio.wait_for(self.node("r", 3), 60))
        except Exception as e:
            self.log.append(repr(e))
        await turns(40)


for seed in range(60):
    Task.made = 0
    scenario = Scenario(seed)
    loop = asyncio.new_event_loop()
    loop.set_task_factory(lambda loop, coro: Task(coro, loop))
    loop.set_exception_handler(lambda loop, c: scenario.log.append(c["message"]))
    loop.run_until_complete(scenario.play())
    for task in asyncio.all_tasks(loop):
        task.cancel()
    task = None
    loop.run_until_complete(turns(3))
    loop.close()
    gc.collect()
    print(seed, *scenario.log)

"""Two workers share a bounded queue; a failure in one of them ends them all, cleanly."""
import asyncio
import contextlib


class Job:
    def __init__(self, name, steps):
        self.name, self.steps = name, steps


@contextlib.asynccontextmanager
async def reported(who, job):
    print(f"{who} takes {job.name}")
    try:
        yield
    except asyncio.CancelledError:
        print(f"{who} is stopped in {job.name}")
        raise
    else:
        print(f"{who} has done {job.name}")


async def steps_of(job):
    for step in range(job.steps):
        await asyncio.sleep(0)
        if job.name == "broken" and step == 1:
            raise ValueError(f"{job.name} fails at step {step}")
        yield step


async def worker(who, queue):
    while True:
        job = await queue.get()
        async with reported(who, job):
            total = sum([step async for step in steps_of(job)])
        print(f"{job.name}: {total}")
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    try:
        async with asyncio.TaskGroup() as group:
            for who in ("ann", "bob"):
                group.create_task(worker(who, queue))
            for name, steps in [("short", 2), ("long", 9), ("middle", 4), ("broken", 3), ("last", 2)]:
                await queue.put(Job(name, steps))
    except* ValueError as failures:
        print("ended by", *map(repr, failures.exceptions))
    print(queue.qsize(), "left")


asyncio.run(main())

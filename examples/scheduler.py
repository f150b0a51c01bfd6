"""A round-robin scheduler: tasks are generators that yield what they wait for.

    yieldc run examples/scheduler.py
"""
from collections import deque


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks


class Join:
    def __init__(self, task):
        self.task = task


class Task:
    def __init__(self, name, body):
        self.name = name
        self.body = body
        self.waiters = []
        self.done = False
        self.result = None


class Scheduler:
    """Runs tasks in turn, on a clock that moves when nobody can run."""

    def __init__(self):
        self.now = 0
        self.ready = deque()
        self.sleeping = []

    def spawn(self, name, body):
        task = Task(name, body)
        self.ready.append((task, None))
        return task

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.wake()
            task, value = self.ready.popleft()
            try:
                self.wait(task, task.body.send(value))
            except StopIteration as stop:
                self.finish(task, stop.value)

    def wait(self, task, request):
        if isinstance(request, Sleep):
            self.sleeping.append((self.now + request.ticks, task))
        elif isinstance(request, Join) and not request.task.done:
            request.task.waiters.append(task)
        else:
            self.ready.append((task, request and request.task.result))

    def wake(self):
        self.now = min(when for when, _ in self.sleeping)
        due = [task for when, task in self.sleeping if when == self.now]
        self.sleeping = [(when, task) for when, task in self.sleeping if when != self.now]
        self.ready.extend((task, None) for task in due)

    def finish(self, task, result):
        task.done, task.result = True, result
        print(f"{self.now:3} {task.name} ends with {result}")
        self.ready.extend((waiter, result) for waiter in task.waiters)


def worker(name, steps, pause):
    total = 0
    for step in range(steps):
        print(f"{scheduler.now:3} {name} step {step}")
        total += yield from work(step, pause)
    return total


def work(step, pause):
    yield Sleep(pause)
    return step * pause


def boss():
    first = scheduler.spawn("first", worker("first", 3, 2))
    second = scheduler.spawn("second", worker("second", 2, 3))
    total = (yield Join(first)) + (yield Join(second))
    return f"total {total}"


scheduler = Scheduler()
scheduler.spawn("boss", boss())
scheduler.run()

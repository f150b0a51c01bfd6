"""A small operating system: tasks as generators, packets, priorities, a device."""
from collections import deque
from heapq import heappop, heappush


class Packet:
    __slots__ = ("kind", "data", "owner")

    def __init__(self, kind, data, owner=None):
        self.kind, self.data, self.owner = kind, data, owner


class Kernel:
    def __init__(self):
        self.tasks, self.boxes, self.ready, self.tick, self.trace = {}, {}, [], 0, []
        self.switches = 0

    def spawn(self, name, priority, body):
        self.boxes[name] = deque()
        self.tasks[name] = (priority, body)
        next(body)
        self.wake(name)

    def wake(self, name):
        if name not in self.tasks:
            return
        heappush(self.ready, (-self.tasks[name][0], self.tick, name))
        self.tick += 1

    def post(self, to, packet):
        self.boxes[to].append(packet)
        self.wake(to)

    def run(self):
        while self.ready:
            _, _, name = heappop(self.ready)
            if name not in self.tasks or not self.boxes[name]:
                continue
            self.switches += 1
            try:
                self.tasks[name][1].send(self.boxes[name].popleft())
            except StopIteration as end:
                self.trace.append((name, end.value))
                del self.tasks[name]


def device(kernel):
    count = 0
    while True:
        p = yield
        if p.kind == "stop":
            return count
        count += 1
        p.data = p.data * 7 % 1009
        kernel.post(p.owner, Packet("done", p.data))


def handler(kernel, me, device_name):
    total = 0
    while (p := (yield)).kind != "stop":
        if p.kind == "work":
            for x in p.data:
                kernel.post(device_name, Packet("io", x, me))
        else:
            total += p.data
    return total


def idle(kernel, rounds):
    seed = 1
    while rounds:
        yield
        rounds -= 1
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        kernel.post("handler" + "AB"[seed >> 8 & 1], Packet("work", range(seed % 5)))
        kernel.post("idle", Packet("tick", None))
    for name in ("handlerA", "handlerB", "device"):
        kernel.post(name, Packet("stop", None))
    return "slept"


k = Kernel()
k.spawn("device", 9, device(k))
k.spawn("handlerA", 5, handler(k, "handlerA", "device"))
k.spawn("handlerB", 5, handler(k, "handlerB", "device"))
k.spawn("idle", 1, idle(k, 500))
k.post("idle", Packet("tick", None))
k.run()
print(k.trace, k.switches)

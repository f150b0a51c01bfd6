"""Tasks of an operating system that pass packets: instances, methods, linked lists."""
import sys

N = 400_000

IDLE, WORKER, HANDLER, DEVICE = 0, 1, 2, 3


class Packet:
    def __init__(self, link, to, kind):
        self.link = link
        self.to = to
        self.kind = kind
        self.datum = 0


def append(queue, packet):
    packet.link = None
    if queue is None:
        return packet
    last = queue
    while last.link is not None:
        last = last.link
    last.link = packet
    return queue


class Task:
    def __init__(self, number, priority):
        self.number = number
        self.priority = priority
        self.queue = None
        self.waiting = True
        self.done = 0

    def receive(self, packet):
        self.queue = append(self.queue, packet)
        self.waiting = False

    def take(self):
        packet = self.queue
        self.queue = packet.link
        if self.queue is None:
            self.waiting = True
        return packet

    def step(self, kernel):
        raise NotImplementedError


class Idle(Task):
    def step(self, kernel):
        packet = self.take()
        self.done += 1
        kernel.seed = (kernel.seed * 5 + 3) % 65536
        packet.datum = kernel.seed
        kernel.send(packet, WORKER if kernel.seed & 1 else HANDLER)


class Worker(Task):
    def step(self, kernel):
        packet = self.take()
        self.done += 1
        packet.datum = packet.datum * 3 % 1009
        kernel.send(packet, DEVICE if packet.datum % 3 else IDLE)


class Handler(Task):
    def step(self, kernel):
        packet = self.take()
        self.done += packet.datum & 3
        kernel.send(packet, DEVICE)


class Device(Task):
    def step(self, kernel):
        packet = self.take()
        self.done += 1
        kernel.count += packet.datum & 1
        kernel.send(packet, IDLE)


class Kernel:
    def __init__(self):
        self.tasks = [Idle(0, 1), Worker(1, 5), Handler(2, 9), Device(3, 7)]
        self.seed = 1
        self.count = 0
        self.sent = 0

    def send(self, packet, to):
        packet.to = to
        self.sent += 1
        self.tasks[to].receive(packet)

    def next_task(self):
        best = None
        for task in self.tasks:
            if not task.waiting and (best is None or task.priority > best.priority):
                best = task
        return best

    def run(self, steps):
        while steps > 0:
            task = self.next_task()
            if task is None:
                return
            task.step(self)
            steps -= 1


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    kernel = Kernel()
    for i in range(6):
        kernel.send(Packet(None, IDLE, i), IDLE)
    kernel.run(n)
    print("richards", kernel.count, kernel.sent, [t.done for t in kernel.tasks])


if __name__ == "__main__":
    main()

"""The queues of the module queue, in one thread."""
import queue
q=queue.Queue(2); q.put(1); q.put(2); print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
for f in (lambda: q.get_nowait(), lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1), lambda: [q.put_nowait(i) for i in range(3)], lambda: q.join() if 0 else [q.task_done() for _ in range(9)]):
    try: print(f())
    except Exception as e: print(type(e).__name__, type(e).__module__, e)
p=queue.PriorityQueue(); [p.put(i) for i in (3,1,2)]; print([p.get() for _ in range(3)])
l=queue.LifoQueue(); [l.put(i) for i in (3,1,2)]; print([l.get() for _ in range(3)])
s=queue.SimpleQueue(); s.put(4); print(s.get(), s.empty(), s.qsize())
try: s.get_nowait()
except queue.Empty: print('empty')
print(queue.Queue[int])

import asyncio

loop = asyncio.new_event_loop()
order = []
start = loop.time()
for n in range(12):
    loop.call_at(start + 0.01, order.append, n)
loop.call_at(start + 0.005, order.append, "early")
loop.call_later(-1, order.append, "past")
loop.call_soon(order.append, "soon")
loop.call_soon_threadsafe(order.append, "threadsafe")
cancelled = loop.call_later(0.001, order.append, "never")
cancelled.cancel()
print(cancelled.cancelled(), cancelled.when() > start)
loop.call_at(start + 0.02, loop.stop)
loop.run_forever()
print(order)

order.clear()


def again(n):
    order.append(n)
    if n < 3:
        loop.call_soon(again, n + 1)
        loop.call_soon(order.append, str(n))


loop.call_soon(again, 0)
loop.call_soon(order.append, "x")
loop.call_later(0.1, loop.stop)
loop.run_forever()
print(order)

handles = [loop.call_later(0.05 * (n % 7), order.append, n) for n in range(300)]
for handle in handles[:290]:
    handle.cancel()
order.clear()
loop.call_later(0.6, loop.stop)
loop.run_forever()
print(sorted(order) == list(range(290, 300)))
for use in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print)):
    try:
        use()
    except TypeError as e:
        print(e)
loop.close()

"""simpy: processes as generators, resources, interrupts."""
import simpy

log = []
def car(env, name, station, arrive):
    yield env.timeout(arrive)
    with station.request() as req:
        start = env.now
        result = yield req | env.timeout(6)
        if req not in result:
            log.append((env.now, name, "left"))
            return "left"
        log.append((env.now, name, "charging after", env.now - start))
        try:
            yield env.timeout(5)
        except simpy.Interrupt as i:
            log.append((env.now, name, "interrupted", i.cause))
    log.append((env.now, name, "done"))
    return "done"

env = simpy.Environment()
station = simpy.Resource(env, capacity=2)
cars = [env.process(car(env, f"car{i}", station, i)) for i in range(6)]
def boss(env):
    yield env.timeout(3)
    cars[0].interrupt("hurry")
env.process(boss(env))
env.run()
for line in log:
    print(*line)
print([c.value for c in cars], env.now)

def producer(env, store):
    for i in range(3):
        yield env.timeout(2)
        yield store.put(i)
def consumer(env, store, out):
    while True:
        item = yield store.get()
        out.append((env.now, item))
env2, out = simpy.Environment(), []
store = simpy.Store(env2, capacity=1)
env2.process(producer(env2, store))
env2.process(consumer(env2, store, out))
env2.run(until=10)
print(out)
tank = simpy.Container(env2, 100, init=50)
def fill(env):
    yield tank.get(30)
    yield tank.put(20)
    print(tank.level, env.now)
env2.process(fill(env2))
env2.run(until=20)
print(env2.run(env2.all_of([env2.timeout(1, "a"), env2.timeout(2, "b")])).todict() != {})

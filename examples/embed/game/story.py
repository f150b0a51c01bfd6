"""What the actors of the game do. Each is a generator: it yields how many ticks it waits."""
import world


def guard(actor, steps):
    while True:
        for step in (1, -1):
            for _ in range(steps):
                world.move(actor, step)
                yield 1
        yield from look_around(actor)


def look_around(actor):
    for way in ("left", "right"):
        world.say(actor, f"looks {way}")
        yield 1


def thief(actor, loot):
    try:
        while world.where(actor) < loot:
            world.move(actor, 2)
            yield 2
        world.say(actor, "takes the gold")
        yield 3
        return "escapes"
    except world.Caught as e:
        world.say(actor, f"is caught: {e}")
        yield 1
        return "goes to prison"
    finally:
        world.say(actor, "is gone")

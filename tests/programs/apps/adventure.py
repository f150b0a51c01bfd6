"""A text adventure, a coroutine that is sent commands; its state is pickled half way."""
import pickle
import textwrap
from string import Template

ROOMS = {
    "hall": ("A dusty hall. $exits lead out.", {"north": "library", "east": "cellar"}, ["lamp"]),
    "library": ("Shelves up to the ceiling; the books are about generators. $exits.", {"south": "hall"}, ["book", "key"]),
    "cellar": ("It is dark.", {"west": "hall"}, ["chest"]),
}


class World:
    def __init__(self):
        self.room, self.bag, self.score = "hall", [], 0
        self.things = {name: list(things) for name, (_, _, things) in ROOMS.items()}

    def look(self):
        text, exits, _ = ROOMS[self.room]
        text = Template(text).safe_substitute(exits=" and ".join(exits))
        if self.things[self.room]:
            text += " You see: " + ", ".join(sorted(self.things[self.room])) + "."
        return textwrap.fill(text, 46, subsequent_indent="  ")


def play(world):
    answer = world.look()
    while True:
        match (yield answer).split():
            case ["go", way] | [("north" | "south" | "east" | "west") as way]:
                if way in ROOMS[world.room][1]:
                    world.room = ROOMS[world.room][1][way]
                    answer = world.look()
                else:
                    answer = f"No way {way}."
            case ["take", *words] if words:
                got = [w for w in words if w in world.things[world.room]]
                for w in got:
                    world.things[world.room].remove(w)
                    world.bag.append(w)
                world.score += len(got)
                answer = f"Taken: {', '.join(got) or 'nothing'}."
            case ["open", "chest"] if world.room == "cellar":
                if {"key", "lamp"} <= set(world.bag):
                    return world.score + 10
                answer = "You cannot find the lock in the dark." if "lamp" not in world.bag else "Locked."
            case ["quit"]:
                return world.score
            case []:
                answer = "Well?"
            case [verb, *_]:
                answer = f"How do you {verb}?"


def run(world, commands):
    game = play(world)
    print(next(game))
    try:
        for command in commands:
            print(">", command)
            print(game.send(command))
    except StopIteration as end:
        print("The end, with", end.value)


world = World()
run(world, ["dance", "", "take lamp hat", "go up", "east", "open chest", "west", "north"])
world = pickle.loads(pickle.dumps(world))
run(world, ["take key", "south", "east", "open chest", "never"])

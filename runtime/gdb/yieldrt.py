"""What gdb should know of programs that yieldc has translated.

A program built with -g names this file in its section .debug_gdb_scripts, so gdb loads it by itself
where `auto-load safe-path` has its folder. Otherwise: (gdb) source PATH/yieldrt.py

    print s->n, info args, finish...   values of type yr_value are shown as Python shows them
    info generators                    all generators, coroutines and asynchronous generators
    py-bt                              the calls of Python functions, with whoever delegates
    py-locals                          the variables of the selected function

Nothing of the program is run for that, so all of it works on a core file as well. Where things lie
in memory says the table yr_debug_layout of the library (runtime/modules/debug_layout.c).
"""

import struct

import gdb

ITEMS = 20  # of a container that are shown
CHARACTERS = 200  # of a str or bytes
DEPTH = 4  # of containers in containers

NONE, FALSE, TRUE, ELLIPSIS, NOT_IMPLEMENTED = 0x02, 0x06, 0x0A, 0x0E, 0x12
FIRST_FLONUM = 0x100
FLONUM_ZERO = 0x102
FLONUM_SHIFT = 5 << 61
IMMEDIATES = {NONE: "None", FALSE: "False", TRUE: "True", ELLIPSIS: "Ellipsis", NOT_IMPLEMENTED: "NotImplemented"}
WORD = 1 << 64


class Memory:
    """The memory of the program."""

    def bytes(self, address, size):
        return gdb.selected_inferior().read_memory(address, size).tobytes() if size else b""

    def number(self, address, size=8):
        return int.from_bytes(self.bytes(address, size), "little")

    def signed(self, address, size=8):
        return int.from_bytes(self.bytes(address, size), "little", signed=True)

    def words(self, address, count):
        return struct.unpack(f"<{count}Q", self.bytes(address, 8 * count))

    def text(self, address):
        """A C string."""
        data = b""
        while address and b"\0" not in data and len(data) < 1 << 16:
            data += self.bytes(address + len(data), 1)
        return data.split(b"\0")[0].decode("utf-8", "replace")


memory = Memory()


class Layout:
    """yr_debug_layout of the program, read when it is asked for first."""

    def __init__(self):
        self.table = None

    def __getitem__(self, name):
        if self.table is None:
            self.table = self.read()
        return self.table[name]

    def read(self):
        at = address_of("yr_debug_layout")
        table = {}
        while True:
            name, value = memory.words(at, 2)
            if not name:
                return table
            table[memory.text(name)] = value
            at += 16


layout = Layout()


def forget(*_):
    layout.table = None


def address_of(symbol):
    try:
        return int(gdb.parse_and_eval(f"(unsigned long)&{symbol}"))
    except gdb.error as error:
        raise gdb.GdbError(f"This is no program of yieldc, or it was built without -g: {error}")


def field(address, name, size=8):
    return memory.number(address + layout[name], size)


# ---- Values ----------------------------------------------------------------------------------------


def type_of(name):
    """The address of a built-in type."""
    return address_of("yr_main_runtime") + layout["runtime.types"] + layout["T." + name] * layout["type.bytes"]


def flonum(word):
    if word == FLONUM_ZERO:
        return 0.0
    bits = ((word >> 2) - FLONUM_SHIFT) % WORD
    bits = (bits >> 1 | bits << 63) % WORD
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def show(word, depth=0):
    """The value as repr() would have it, or nearly so."""
    if word == 0:
        return "<no value>"
    if word & 1:
        return str((word - WORD if word >> 63 else word) >> 1)
    if word & 3 == 2:
        return repr(flonum(word)) if word >= FIRST_FLONUM else IMMEDIATES.get(word, f"<immediate {word:#x}>")
    try:
        return Object(word).show(depth)
    except gdb.MemoryError:
        return f"<no object at {word:#x}>"


class Object:
    def __init__(self, address):
        self.at = address
        self.type = field(address, "object.type")
        self.type_flags = field(self.type, "type.flags", 4)

    def has(self, flag):
        return self.type_flags & layout["YR_TYPE_" + flag] != 0

    def is_a(self, *names):
        return any(self.type == type_of(name) for name in names)

    def type_name(self):
        return Object(field(self.type, "type.name")).text()

    def show(self, depth):
        for names, method in SHOWN:
            if self.is_a(*names):
                return method(self, depth)
        for flag, method in SHOWN_BASES:
            if self.has(flag):
                return f"{self.type_name()}({method(self, depth)})"
        if self.has("TYPE"):
            return f"<class {Object(field(self.at, 'type.name')).text()!r}>"
        if self.has("EXCEPTION"):
            return self.show_exception(depth)
        return self.show_instance(depth)

    # What is no container.

    def show_int(self, depth):
        size = memory.signed(self.at + layout["int.size"])
        limbs = memory.words(self.at + layout["int.limbs"], abs(size))
        value = sum(limb << 64 * place for place, limb in enumerate(limbs))
        return hex(value) if value >> 4000 else str(-value if size < 0 else value)

    def show_float(self, depth):
        return repr(struct.unpack("<d", memory.bytes(self.at + layout["float.value"], 8))[0])

    def show_complex(self, depth):
        parts = (memory.bytes(self.at + layout["complex." + part], 8) for part in ("real", "imag"))
        return repr(complex(*(struct.unpack("<d", part)[0] for part in parts)))

    def text(self, limit=None):
        length, kind = field(self.at, "str.length"), field(self.at, "str.kind", 1)
        data = memory.bytes(self.at + layout["str.data"], min(length, limit or length) * kind)
        coding = {1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}[kind]
        return data.decode(coding, "surrogatepass")

    def show_str(self, depth):
        more = field(self.at, "str.length") > CHARACTERS
        return repr(self.text(CHARACTERS)) + "..." * more

    def show_bytes(self, depth):
        length = field(self.at, "bytes.length")
        return repr(memory.bytes(self.at + layout["bytes.data"], min(length, CHARACTERS))) + "..." * (length > CHARACTERS)

    def show_bytearray(self, depth):
        length = field(self.at, "bytearray.length")
        data = memory.bytes(field(self.at, "bytearray.data"), min(length, CHARACTERS))
        return f"bytearray({data!r})" + "..." * (length > CHARACTERS)

    def show_range(self, depth):
        start, stop, step = (show(field(self.at, "range." + part)) for part in ("start", "stop", "step"))
        return f"range({start}, {stop})" if step == "1" else f"range({start}, {stop}, {step})"

    # Containers.

    def show_items(self, opening, closing, words, length, depth, one=""):
        if depth >= DEPTH and length:
            return opening + "..." + closing
        shown = [show(word, depth + 1) for word in words]
        if length > len(shown):
            shown.append("...")
        return opening + ", ".join(shown) + (one if length == 1 else "") + closing

    def show_list(self, depth):
        length = field(self.at, "list.length")
        words = memory.words(field(self.at, "list.items"), min(length, ITEMS)) if length else ()
        return self.show_items("[", "]", words, length, depth)

    def tuple_words(self, limit=ITEMS):
        return memory.words(self.at + layout["tuple.items"], min(field(self.at, "tuple.length"), limit))

    def show_tuple(self, depth):
        return self.show_items("(", ")", self.tuple_words(), field(self.at, "tuple.length"), depth, ",")

    def pairs(self):
        at = field(self.at, "dict.entries")
        for _ in range(field(self.at, "dict.used")):
            key, value = field(at, "entry.key"), field(at, "entry.value")
            at += layout["entry.size"]
            if key and value:
                yield key, value

    def show_dict(self, depth):
        shown = []
        for key, value in self.pairs():
            if depth >= DEPTH or len(shown) == ITEMS:
                shown.append("...")
                break
            shown.append(f"{show(key, depth + 1)}: {show(value, depth + 1)}")
        return "{" + ", ".join(shown) + "}"

    def show_set(self, depth):
        table, words = field(self.at, "set.table"), []
        for place in range(field(self.at, "set.mask") + 1 if table else 0):
            key = field(table + place * layout["item.size"], "item.key")
            if key and key != layout["YR_SET_DELETED"]:
                words.append(key)
        if not words:
            return f"{self.type_name()}()"
        text = self.show_items("{", "}", words[:ITEMS], len(words), depth)
        return text if self.is_a("set") else f"{self.type_name()}({text})"

    # What has names.

    def show_function(self, depth):
        return f"<function {Object(field(self.at, 'function.qualname')).text()}>"

    def show_method(self, depth):
        function = Object(field(self.at, "method.function")).show(depth + 1)
        return f"<bound method {function.removeprefix('<function ').removesuffix('>')} of {show(field(self.at, 'method.self'), DEPTH)}>"

    def show_cell(self, depth):
        return f"<cell: {show(field(self.at, 'cell.value'), depth + 1)}>"

    def show_generator(self, depth):
        g = Generator(self.at)
        return f"<{g.kind} {g.qualname}, {g.status()}>"

    def show_exception(self, depth):
        arguments = Object(field(self.at, "exception.args"))
        return self.type_name() + arguments.show(depth).replace(",)", ")")

    def attributes(self):
        if not self.has("HAS_DICT") or self.has("VARSIZED"):
            return
        at = self.at + field(self.type, "type.instance_size") - 16
        shape, values = field(at, "attributes.shape"), field(at, "attributes.values")
        if not shape:
            if values:
                yield from Object(memory.number(values)).pairs()
            return
        count = field(shape, "shape.count", 4)
        if count:
            yield from zip(memory.words(shape + layout["shape.keys"], count), memory.words(values, count))

    def show_instance(self, depth):
        parts = [self.type_name()]
        if depth < DEPTH:
            parts += [f"{Object(key).text()}={show(value, depth + 1)}" for key, value in self.attributes() if value]
        if len(parts) > ITEMS:
            parts[ITEMS:] = ["..."]
        return "<" + " ".join(parts) + f" at {self.at:#x}>"


SHOWN = [
    (["int"], Object.show_int),
    (["float"], Object.show_float),
    (["complex"], Object.show_complex),
    (["str"], Object.show_str),
    (["bytes"], Object.show_bytes),
    (["bytearray"], Object.show_bytearray),
    (["list"], Object.show_list),
    (["tuple"], Object.show_tuple),
    (["dict"], Object.show_dict),
    (["set", "frozenset"], Object.show_set),
    (["range"], Object.show_range),
    (["function"], Object.show_function),
    (["method"], Object.show_method),
    (["cell"], Object.show_cell),
    (["generator", "coroutine", "async_generator"], Object.show_generator),
]
SHOWN_BASES = [
    ("INT", Object.show_int),
    ("STR", Object.show_str),
    ("BYTES", Object.show_bytes),
    ("LIST", Object.show_list),
    ("TUPLE", Object.show_tuple),
    ("DICT", Object.show_dict),
]


class ValuePrinter:
    def __init__(self, value):
        self.word = int(value) % WORD

    def to_string(self):
        return show(self.word)


def value_printer(value):
    t = value.type
    if t.code == gdb.TYPE_CODE_TYPEDEF and t.name == "yr_value":
        return ValuePrinter(value)
    return None


# ---- Functions and generators ----------------------------------------------------------------------


class Code:
    def __init__(self, address):
        self.at = address
        self.name = memory.text(field(address, "code.name"))
        self.qualname = memory.text(field(address, "code.qualname"))
        self.file = memory.text(field(address, "code.file"))
        self.line = field(address, "code.line", 4)


class Generator:
    KINDS = {"generator": "generator", "coroutine": "coroutine", "async_generator": "async generator"}

    def __init__(self, address):
        self.at = address
        self.flags = field(address, "object.flags", 4)
        self.frame = address + layout["generator.header"]
        function = field(self.frame, "head.function")
        # Of one that has ended and outlived its function: the address of its code plus 1.
        self.code = Code(function - 1 if function & 1 else field(function, "function.code"))
        self.qualname = self.code.qualname
        self.layout = field(self.code.at, "code.frame")
        kind = field(address, "object.type")
        self.kind = next((text for name, text in self.KINDS.items() if type_of(name) == kind), "generator")

    def is_executing(self):
        """Only the outermost of a chain is marked as running."""
        outermost = self
        while (above := outermost.delegator()) is not None:
            outermost = above
        return bool((self.flags | outermost.flags) & (layout["YR_FLAG_ON_STACK"] | layout["YR_GEN_RUNNING"]))

    def point(self):
        state = memory.number(self.frame, 4)
        return field(self.layout, "layout.points") + state * layout["point.size"]

    def line(self):
        return field(self.point(), "point.line", 4)

    def status(self):
        if self.flags & layout["YR_GEN_CLOSED"]:
            return "closed"
        if self.is_executing():
            return f"delegating at {self.code.file}:{self.line()}" if self.child() else "running"
        if not self.flags & layout["YR_GEN_STARTED"]:
            return "created"
        return f"suspended at {self.code.file}:{self.line()}"

    def child(self):
        """What it delegates to, or 0."""
        offset = field(self.layout, "layout.delegate", 2)
        if not offset or self.flags & layout["YR_GEN_CLOSED"]:
            return 0
        return memory.number(self.frame + offset)

    def delegator(self):
        if not self.flags & layout["YR_GEN_INNER"]:
            return None
        link = field(self.at, "generator.link")
        return Generator(link) if link else None

    def variables(self):
        """Names and texts of those that are bound."""
        slot = field(self.layout, "layout.slots")
        for _ in range(field(self.layout, "layout.named_count", 2)):
            at = self.frame + field(slot, "slot.offset", 2)
            name = memory.text(field(slot, "slot.name"))
            representation = field(slot, "slot.representation", 1)
            is_cell = field(slot, "slot.is_cell", 1)
            slot += layout["slot.size"]
            if representation == 2:
                yield name, str(memory.signed(at))
            elif representation == 3:
                yield name, repr(struct.unpack("<d", memory.bytes(at, 8))[0])
            else:
                word = memory.number(at)
                if is_cell and word:
                    word = field(word, "cell.value")
                if word:
                    yield name, show(word)


def all_objects():
    """Addresses of all live objects."""
    heap = memory.number(address_of("yr_main_runtime") + layout["runtime.heap"])
    if not heap:  # the program has not begun
        return
    chunks, count = field(heap, "heap.chunks"), field(heap, "heap.chunk_count")
    pages = layout["HEAP_CHUNK"] // layout["HEAP_PAGE"]
    for number, chunk in enumerate(memory.words(chunks, count)):
        for place in range(pages if number + 1 < count else field(heap, "heap.chunk_pages")):
            yield from cells(chunk + place * layout["HEAP_PAGE"])
    head = heap + layout["heap.large"]
    block = memory.number(head + layout["large.next"])
    while block != head:
        yield block + layout["large.header"]
        block = memory.number(block + layout["large.next"])


def cells(page):
    size = field(page, "page.cell", 4)
    if not size or field(page, "page.list", 2) >= layout["HEAP_CLASSES"]:
        return
    start, end = page + layout["HEAP_PAGE_HEADER"], field(page, "page.fresh")
    data = memory.bytes(start, end - start)
    for at in range(0, len(data) - size + 1, size):
        if data[at + layout["object.type"] : at + layout["object.type"] + 8] != bytes(8):
            yield start + at


def all_generators():
    kinds = {type_of(name) for name in Generator.KINDS}
    for address in all_objects():
        if field(address, "object.type") in kinds:
            yield Generator(address)


# ---- Frames of C and of Python ---------------------------------------------------------------------


class PythonFrame:
    """A function of the program that a frame of C runs, or a generator that delegates to one."""

    def __init__(self, code, line, frame=None, generator=None):
        self.code, self.line, self.frame, self.generator = code, line, frame, generator

    def __str__(self):
        return f'File "{self.code.file}", line {self.line}, in {self.code.name}'

    def variables(self):
        if self.generator:
            yield from self.generator.variables()
            return
        for symbol in self.frame.block():
            if symbol.is_variable and str(symbol.type) == "yr_value" and not is_helper(symbol.name):
                word = int(symbol.value(self.frame)) % WORD
                if word:
                    yield symbol.name.removesuffix("_"), show(word)


def is_helper(name):
    return name == "v" or name == "result" or name == "sent" or (name[0] == "t" and name[1:].isdigit())


def python_frame(frame):
    """Of a frame of C; None: it is the library's, or C of others."""
    symbol = frame.function()
    if frame.type() != gdb.NORMAL_FRAME or symbol is None:
        return None
    returned = str(symbol.type.target()) if symbol.type.code == gdb.TYPE_CODE_FUNC else ""
    try:
        if symbol.name.endswith("_resume") and returned == "yr_step":
            g = Generator(int(frame.read_var("frame")) - layout["generator.header"])
            return PythonFrame(g.code, line_of(frame, g.code), frame, g)
        if symbol.name.endswith("_body") and returned == "yr_value":
            code = Code(field(int(frame.read_var("function")), "function.code"))
            return PythonFrame(code, line_of(frame, code), frame)
    except (gdb.error, ValueError):
        pass
    return None


def line_of(frame, code):
    """The line that is run; that of the def where the frame is at none."""
    place = frame.find_sal()
    if place.symtab and place.symtab.filename.endswith(".py"):
        return place.line
    return code.line


def python_frames():
    """From the one that runs to the one that began."""
    frame = gdb.newest_frame()
    while frame is not None:
        found = python_frame(frame)
        if found:
            yield found
            g = found.generator and found.generator.delegator()
            while g:
                yield PythonFrame(g.code, g.line(), None, g)
                g = g.delegator()
        frame = frame.older()


# ---- Commands --------------------------------------------------------------------------------------


class InfoGenerators(gdb.Command):
    """All generators, coroutines and asynchronous generators, in the order in which they were made."""

    def __init__(self):
        super().__init__("info generators", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        rows = []
        for g in sorted(all_generators(), key=lambda g: memory.number(g.frame + 4, 4)):  # when they were made
            child = g.child()
            rows.append((f"{g.at:#x}", g.kind, g.qualname, g.status(), f"delegates to {child:#x}" if child else ""))
        if not rows:
            print("There is no generator.")
        widths = [max(len(row[k]) for row in rows) for k in range(5)] if rows else []
        for row in rows:
            print("  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip())


class PythonBacktrace(gdb.Command):
    """The calls of Python functions, the latest first. A generator that delegates stands below whom it
    delegates to."""

    def __init__(self):
        super().__init__("py-bt", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        print("Traceback (most recent call first):")
        for frame in python_frames():
            print(f"  {frame}")


class PythonLocals(gdb.Command):
    """The variables of the selected function that are bound."""

    def __init__(self):
        super().__init__("py-locals", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        frame = gdb.selected_frame()
        while frame is not None and not python_frame(frame):
            frame = frame.older()
        if frame is None:
            raise gdb.GdbError("No Python function is running.")
        for name, text in python_frame(frame).variables():
            print(f"{name} = {text}")


gdb.pretty_printers.append(value_printer)
gdb.events.new_objfile.connect(forget)
InfoGenerators()
PythonBacktrace()
PythonLocals()

"""Functions, aggregates, collations, converters, adapters and watchers in Python."""
import datetime
import sqlite3

con = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
con.create_function("twice", 1, lambda x: x * 2, deterministic=True)
con.create_function("anything", -1, lambda *a: repr(a))
con.create_function("bad", 0, lambda: 1 / 0)
print(con.execute("select twice(21), twice('ab'), anything(1, null, 2.5, x'00')").fetchone())
for sql in "select bad()", "select twice(1, 2)", "select anything(1), no_such(1)":
    try:
        print(con.execute(sql).fetchone())
    except sqlite3.OperationalError as e:
        print(e)


class Longest:
    def __init__(self):
        self.best = ""

    def step(self, text):
        if len(text) > len(self.best):
            self.best = text

    def finalize(self):
        return self.best


class Total:
    def __init__(self):
        self.sum = 0

    def step(self, x):
        self.sum += x

    def inverse(self, x):
        self.sum -= x

    def value(self):
        return self.sum

    finalize = value


class Half:
    def step(self, x):
        pass


con.create_aggregate("longest", 1, Longest)
con.create_window_function("total", 1, Total)
con.create_aggregate("half", 1, Half)
con.execute("create table w(t text, n)")
con.executemany("insert into w values (?, ?)", [("a", 1), ("ccc", 2), ("bb", 3)])
print(con.execute("select longest(t), total(n) from w").fetchone())
print(con.execute("select total(n) over (order by n rows between 1 preceding and current row) from w").fetchall())
try:
    con.execute("select half(n) from w").fetchone()
except sqlite3.OperationalError as e:
    print(e)
con.create_collation("backwards", lambda a, b: (a < b) - (a > b))
print(con.execute("select t from w order by t collate backwards").fetchall())
con.execute("create table d(day date, moment timestamp, p point)")
sqlite3.register_converter("point", lambda b: tuple(map(int, b.split(b","))))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return "%d,%d" % (self.x, self.y)


con.execute("insert into d values (?, ?, ?)", (datetime.date(2024, 2, 29), datetime.datetime(2024, 1, 2, 3, 4, 5, 6), Point(3, 4)))
print(con.execute("select * from d").fetchone())
cur = con.execute("select '2020-01-01' as 'x [date]', p as 'q [point]' from d")
print(cur.fetchone(), cur.description[0][0])
sqlite3.register_adapter(complex, lambda z: "%g+%gi" % (z.real, z.imag))
print(con.execute("select ?", (1 + 2j,)).fetchone())
seen = []
con.set_trace_callback(seen.append)
con.execute("select ?", (5,)).fetchone()
con.set_trace_callback(None)
print(seen)
con.set_authorizer(lambda *a: sqlite3.SQLITE_DENY if a[1] == "w" else sqlite3.SQLITE_OK)
try:
    con.execute("select t from w")
except sqlite3.DatabaseError as e:
    print(e)
con.set_authorizer(None)
con.set_progress_handler(lambda: 1, 1)
try:
    con.execute("select count(*) from w, w, w").fetchone()
except sqlite3.OperationalError as e:
    print(e)
con.set_progress_handler(None, 1)
try:
    with con:
        con.execute("insert into w values ('x', 9)")
        raise KeyError("out")
except KeyError:
    pass
print(con.execute("select count(*) from w").fetchone())
with con:
    con.execute("insert into w values ('x', 9)")
print(con.in_transaction, con.isolation_level)
con.isolation_level = None
con.execute("insert into w values ('y', 9)")
print(con.in_transaction)
con.isolation_level = "immediate"
print(con.isolation_level)
copy = sqlite3.connect(":memory:")
con.backup(copy, pages=1, progress=lambda *a: print("progress", a))
print(copy.execute("select count(*) from w").fetchone())
copy.execute("create table b(data blob)")
copy.execute("insert into b values (zeroblob(8))")
with copy.blobopen("b", "data", 1) as blob:
    blob.write(b"abc")
    blob[7] = 33
    blob.seek(0)
    print(len(blob), blob.read(4), blob[7], blob[0:3], blob.tell())
data = copy.serialize()
again = sqlite3.connect(":memory:")
again.deserialize(data)
print(again.execute("select data from b").fetchall())

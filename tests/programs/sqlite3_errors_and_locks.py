"""The exceptions of sqlite3: bad SQL, wrong parameters, closed things, a locked database."""
import os
import sqlite3

con = sqlite3.connect(":memory:")
con.execute("create table t(a unique not null, b)")
con.execute("insert into t values (1, 2)")
other = sqlite3.connect(":memory:")
cursor = other.cursor()
other.close()


class Odd:
    pass


def many():
    yield (5, 5)
    raise KeyError("in the middle")


tries = [
    lambda: con.execute("select * fro t"),
    lambda: con.execute("select * from nothing"),
    lambda: con.execute("insert into t values (1, 2)"),
    lambda: con.execute("insert into t values (null, 2)"),
    lambda: con.execute("select ?", ()),
    lambda: con.execute("select ?, ?", (1,)),
    lambda: con.execute("select :a", {"b": 1}),
    lambda: con.execute("select ?", {"b": 1}),
    lambda: con.execute("select ?", 5),
    lambda: con.execute("select ?", (Odd(),)),
    lambda: con.execute("select :a", {"a": Odd()}),
    lambda: con.execute("select ?", (1 << 70,)),
    lambda: con.execute("select 1; select 2"),
    lambda: con.execute("select 1; -- a comment").fetchall(),
    lambda: con.execute("select '\0'"),
    lambda: con.execute(5),
    lambda: con.executemany("select ?", [(1,)]),
    lambda: con.executemany("insert into t values (?, ?)", many()),
    lambda: con.executescript("select 1; nonsense"),
    lambda: con.cursor(lambda c: 5),
    lambda: other.execute("select 1"),
    lambda: cursor.execute("select 1"),
    lambda: cursor.fetchone(),
    lambda: other.commit(),
    lambda: sqlite3.connect("/nonexistent/folder/db"),
    lambda: sqlite3.connect(5),
    lambda: sqlite3.connect(":memory:", isolation_level="ODD"),
    lambda: sqlite3.connect(":memory:", isolation_level=5),
    lambda: con.execute("select cast(x'ff41' as text)").fetchone(),
    lambda: sqlite3.Cursor(5),
    lambda: sqlite3.Row(5, 5),
    lambda: con.backup(con),
    lambda: con.create_collation("x", 5),
    lambda: sqlite3.adapt(Odd()),
]
for t in tries:
    try:
        print(t())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "sqlite_errorcode", ""), getattr(e, "sqlite_errorname", ""))
closed = con.cursor()
closed.close()
try:
    closed.execute("select 1")
except sqlite3.ProgrammingError as e:
    print(e)
print(sqlite3.OperationalError.__mro__, con.OperationalError is sqlite3.OperationalError)
path = "/tmp/sqlite3_errors_and_locks_%d" % os.getpid()
a = sqlite3.connect(path, timeout=0.05)
b = sqlite3.connect(path, timeout=0.05)
a.execute("create table t(x)")
a.execute("insert into t values (1)")
try:
    b.execute("insert into t values (2)")
except sqlite3.OperationalError as e:
    print(repr(e), e.sqlite_errorname)
a.commit()
b.execute("insert into t values (2)")
b.commit()
print(a.execute("select * from t").fetchall())
a.close()
b.close()
with open(path, "r+b") as f:
    f.write(b"not a database at all")
c = sqlite3.connect(path)
try:
    c.execute("select * from t")
except sqlite3.DatabaseError as e:
    print(repr(e), e.sqlite_errorname)
c.close()
os.unlink(path)

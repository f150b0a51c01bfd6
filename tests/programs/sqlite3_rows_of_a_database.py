"""A database in memory: parameters, rows, what a cursor says, rows with names."""
import sqlite3

con = sqlite3.connect(":memory:")
cur = con.cursor()
print(cur.execute("create table t(id integer primary key, name text, weight real, data blob)") is cur)
cur.execute("insert into t(name, weight, data) values (?, ?, ?)", ("ann", 1.5, b"\0\1"))
print(cur.lastrowid, cur.rowcount, cur.description, con.in_transaction)
cur.executemany("insert into t(name, weight) values (:n, :w)", [{"n": "bob", "w": 2}, {"n": "\u00e9", "w": None}])
print(cur.rowcount, con.total_changes)
for row in con.execute("select * from t order by id"):
    print(row)
cur.execute("select name, weight from t where id >= ?", [1])
print(cur.description)
print(cur.fetchone(), cur.fetchmany(1), cur.fetchall(), cur.fetchone())
con.row_factory = sqlite3.Row
row = con.execute("select id, name as Label from t where name = 'bob'").fetchone()
print(row["label"], row[0], row[-1], row.keys(), len(row), tuple(row), dict(row), row[0:1])
print(row == con.execute("select id, name as Label from t where name = 'bob'").fetchone())
try:
    row["nothing"]
except IndexError as e:
    print(repr(e))
con.row_factory = lambda c, r: {d[0]: v for d, v in zip(c.description, r)}
print(con.execute("select name, data from t where id = 1").fetchall())
con.row_factory = None
con.text_factory = bytes
print(con.execute("select name from t").fetchall())
con.text_factory = lambda b: b.decode().upper()
print(con.execute("select name from t").fetchall())
con.text_factory = str
print(cur.execute("update t set weight = 0").rowcount, cur.execute("delete from t where id = 2").rowcount)
con.commit()
print(con.in_transaction)
print(con.execute("insert into t(name) values ('cy') returning id, name").fetchall())
con.rollback()
cur.executescript("create table u(x); insert into u values (1); insert into u values (2); create index i on u(x);")
print("\n".join(con.iterdump()))
print(con.execute("select count(*) from u").fetchone(), sqlite3.complete_statement("select 1;"), sqlite3.complete_statement("select"))
con.close()

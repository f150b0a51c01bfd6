"""A todo list kept in sqlite3, driven by argparse."""
import argparse
import sqlite3
import sys
from contextlib import closing


def connect():
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    db.execute("create table todo (id integer primary key, text not null, done integer default 0, due text)")
    return db


def parser():
    p = argparse.ArgumentParser(prog="todo", description="Keeps what is to be done.")
    commands = p.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = commands.add_parser("add", help="a new task")
    add.add_argument("words", nargs="+")
    add.add_argument("--due", metavar="DATE")
    done = commands.add_parser("done", help="a task is done")
    done.add_argument("id", type=int)
    show = commands.add_parser("list", help="all tasks")
    show.add_argument("-a", "--all", action="store_true")
    return p


def run(db, line):
    args = parser().parse_args(line.split())
    if args.command == "add":
        with db:
            cursor = db.execute("insert into todo (text, due) values (?, ?)", (" ".join(args.words), args.due))
        print("added", cursor.lastrowid)
    elif args.command == "done":
        with db:
            changed = db.execute("update todo set done = 1 where id = ?", (args.id,)).rowcount
        print("done" if changed else f"no task {args.id}")
    else:
        query = "select * from todo" + ("" if args.all else " where not done") + " order by due is null, due, id"
        for row in db.execute(query):
            print(f"{row['id']:>3} [{'x' if row['done'] else ' '}] {row['text']:<20} {row['due'] or ''}".rstrip())


def main():
    sys.stderr = sys.stdout
    with closing(connect()) as db:
        for line in ("add buy milk", "add write report --due 2024-05-01", "add call --due 2024-04-01", "list",
                     "done 1", "done 9", "list", "list --all", "done x", "frob", "add", "list -h", "-h"):
            print(">", line)
            try:
                run(db, line)
            except SystemExit as e:
                print("exit", e.code)
        try:
            db.execute("insert into todo (text) values (null)")
        except sqlite3.IntegrityError as e:
            print(e)


main()

"""A pipeline of generators over a web server's log: read, parse, filter, count.

No stage holds more than one line, whatever the size of the file.

    yieldc run examples/loganalysis.py examples/data/access.log
"""
import sys


def lines(path):
    with open(path) as file:
        for line in file:
            yield line.rstrip("\n")


def records(source):
    """Yields (host, method, path, status, size) of each line that can be read."""
    for line in source:
        try:
            host, rest = line.split(" - - [", 1)
            _, request, answer = rest.split('"')
            method, path, _ = request.split()
            status, size = answer.split()
            yield host, method, path, int(status), 0 if size == "-" else int(size)
        except ValueError:
            yield from broken(line)


def broken(line):
    print("skipped:", line, file=sys.stderr)
    return
    yield


def failed(source):
    return (record for record in source if record[3] >= 400)


def tally(source, key):
    """Counts records by key(record), most frequent first."""
    counts = {}
    for record in source:
        name = key(record)
        counts[name] = counts.get(name, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def main(path):
    total = hits = 0
    for _, _, _, _, size in records(lines(path)):
        hits += 1
        total += size
    print(f"{hits} requests, {total:,} bytes")
    print("By host:")
    for host, count in tally(records(lines(path)), lambda r: r[0])[:3]:
        print(f"  {count:4}  {host}")
    print("Failures:")
    for (status, path), count in tally(failed(records(lines(path))), lambda r: (r[3], r[2])):
        print(f"  {count:4}  {status} {path}")


main(sys.argv[1])

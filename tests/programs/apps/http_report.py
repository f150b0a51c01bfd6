"""A report over the log of a web server: named groups, counters, percentiles, ipaddress, urllib."""
import ipaddress
import re
from collections import Counter, defaultdict
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

LINE = re.compile(r'(?P<ip>\S+) \S+ \S+ \[(?P<time>[^]]+)\] "(?P<method>[A-Z]+) (?P<url>\S+) [^"]+" (?P<status>\d{3}) (?P<size>\d+|-)')
LOG = """\
10.0.0.1 - - [10/Oct/2023:13:55:36 +0000] "GET /index.html?q=a+b&q=c HTTP/1.1" 200 2326
192.168.1.7 - bob [10/Oct/2023:13:56:01 +0000] "POST /login HTTP/1.1" 302 -
10.0.0.2 - - [10/Oct/2023:14:00:00 +0200] "GET /img/%C3%A5.png HTTP/1.1" 404 209
2001:db8::1 - - [11/Oct/2023:00:00:00 +0000] "GET /index.html HTTP/1.0" 200 2326
broken line
"""


def entries(lines):
    for number, line in enumerate(lines, 1):
        m = LINE.match(line)
        if not m:
            print(f"line {number}: not understood")
            continue
        d = m.groupdict()
        d["time"] = datetime.strptime(d["time"], "%d/%b/%Y:%H:%M:%S %z")
        d["ip"] = ipaddress.ip_address(d["ip"])
        d["size"] = 0 if d["size"] == "-" else int(d["size"])
        yield d


hits, size, status, days = Counter(), Counter(), Counter(), defaultdict(list)
for e in entries(LOG.splitlines()):
    url = urlsplit(e["url"])
    hits[url.path] += 1
    size[url.path] += e["size"]
    status[e["status"][0] + "xx"] += 1
    days[e["time"].date()].append(e)
    print(e["ip"], e["ip"].is_private, e["ip"].version, parse_qs(url.query), e["time"].isoformat())
print(hits.most_common(1), size.total(), dict(status), {d.isoformat(): len(v) for d, v in days.items()})
print(ipaddress.ip_network("10.0.0.0/30").num_addresses, [str(h) for h in ipaddress.ip_network("10.0.0.0/30").hosts()])

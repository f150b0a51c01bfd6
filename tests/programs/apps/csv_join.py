"""Joins two CSV tables and prints a report."""
import csv
import io
from collections import defaultdict
from decimal import Decimal

CUSTOMERS = 'id,name,city\n1,"Ada, Countess",London\n2,Bob,Oslo\n3,"Eve ""E"" X",Paris\n'
ORDERS = "customer,item,price,count\n1,lamp,12.50,2\n2,cup,3.20,6\n1,book,20.00,1\n4,ghost,1,1\n"

customers = {row["id"]: row for row in csv.DictReader(io.StringIO(CUSTOMERS))}
totals, unknown = defaultdict(Decimal), []
for row in csv.DictReader(io.StringIO(ORDERS)):
    if row["customer"] not in customers:
        unknown.append(row)
        continue
    totals[row["customer"]] += Decimal(row["price"]) * int(row["count"])
out = io.StringIO()
w = csv.DictWriter(out, ["name", "city", "total"], quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
w.writeheader()
for key, c in customers.items():
    w.writerow({"name": c["name"], "city": c["city"], "total": totals[key].quantize(Decimal("0.01"))})
print(out.getvalue(), unknown)
print(list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")), csv.Sniffer().sniff("a|b|c\n1|2|3\n").delimiter)
try:
    w.writerow({"name": "x", "color": "red"})
except ValueError as e:
    print(e)

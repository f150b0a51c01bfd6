"""tabulate: tables in many formats."""
from tabulate import tabulate, tabulate_formats

rows = [["spam", 41.9999, None], ["eggs", "451.0", "x"], ["åäö", -3, 1e10]]
for fmt in ("plain", "simple", "github", "grid", "fancy_grid", "pipe", "orgtbl", "rst", "mediawiki", "html", "latex", "tsv"):
    print(fmt)
    print(tabulate(rows, headers=["name", "value", "more"], tablefmt=fmt))
print(tabulate({"a": [1, 2], "b": ["x", "y"]}, headers="keys", showindex=True))
print(tabulate([(1, 2.5), (10, 3.75)], floatfmt=".3f", numalign="left"), len(tabulate_formats) > 10)
print(tabulate([["a\nb", 1]], tablefmt="grid"))

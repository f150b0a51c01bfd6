"""prettytable: tables of text, HTML, CSV."""
from prettytable import ALL, MARKDOWN, PrettyTable, from_csv
import io

t = PrettyTable(["City", "Area", "Rain"])
t.add_rows([["Adelaide", 1295, 600.5], ["Brisbane", 5905, 1146.4], ["Darwin", 112, 1714.7]])
t.align["City"] = "l"
t.float_format = ".2"
print(t)
print(t.get_string(sortby="Rain", reversesort=True, fields=["City", "Rain"]))
t.hrules = ALL
t.set_style(MARKDOWN)
print(t)
print(t.get_html_string(attributes={"class": "x"}))
print(t.get_csv_string(), t.get_json_string())
print(from_csv(io.StringIO("a,b\n1,2\n")))
t.del_row(0)
t.add_column("N", [1, 2])
print(t.rowcount, t.field_names)

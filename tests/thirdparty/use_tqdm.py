"""tqdm: a bar in a buffer, its formats."""
import io
from tqdm import tqdm, trange

out = io.StringIO()
total = 0
for x in tqdm(range(50), file=out, ascii=True, mininterval=0, miniters=1, bar_format="{l_bar}{bar:10}| {n_fmt}/{total_fmt}", leave=True):
    total += x
print(total, out.getvalue().count("\r") > 10, repr(out.getvalue().split("\r")[-1]))
print(tqdm.format_meter(50, 100, 10, ncols=60, ascii=True), tqdm.format_interval(3725), tqdm.format_sizeof(123456), tqdm.format_num(1e10))
with tqdm(total=3, file=io.StringIO(), desc="d") as bar:
    bar.update(2)
    bar.set_postfix(a=1)
    print(bar.n, bar.desc, bar.postfix)
print(list(trange(3, file=io.StringIO())))

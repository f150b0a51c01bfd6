f'{a['b']}'
f"{", ".join(x)}"
f'{f'{f'{1}'}'}'
f"{'\n'.join(x)}"

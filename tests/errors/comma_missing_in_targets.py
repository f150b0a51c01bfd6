x = {n for n, value names.items() if n}

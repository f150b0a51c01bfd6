"""// and % of ints of one to three machine words by small ones."""
ns = [2**62, 2**63, 2**64, 2**64 + 1, 2**127, 2**128 - 1, 2**128, -2**64, -2**127]
ds = [1, 2, 3, 10, 2**31, 2**61 + 1, 2**62 - 1, -1, -7, 2**62, True]
for n in ns:
    print([(n // d, n % d) == divmod(n, d) and (n // d, n % d) for d in ds])
    try: n % 0
    except ZeroDivisionError as e: print(e, end=" ")
    try: n // 0
    except ZeroDivisionError as e: print(e)

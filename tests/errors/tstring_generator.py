x = t"{a for a in b}"

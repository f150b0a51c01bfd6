x = f"a { !r}"

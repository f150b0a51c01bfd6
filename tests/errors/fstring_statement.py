x = f"{del a}"

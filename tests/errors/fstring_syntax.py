x = f"value: {a +} here"

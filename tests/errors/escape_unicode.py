x = "caf\u00e"

def ripe():
    return True

while self.n = 1:
    pass

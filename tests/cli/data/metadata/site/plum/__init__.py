stone = True

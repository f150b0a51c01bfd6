width = 4
width + 1 = height

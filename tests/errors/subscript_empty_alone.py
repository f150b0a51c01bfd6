x = line[]

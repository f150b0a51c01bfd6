type module.X = int

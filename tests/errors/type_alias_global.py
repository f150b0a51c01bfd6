type X = int
global X

name = "the other one"

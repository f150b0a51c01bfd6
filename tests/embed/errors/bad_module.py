print("the module begins")
raise OSError(2, "it cannot be set up")

NAME = "found by -I"

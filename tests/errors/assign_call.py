total() = 3

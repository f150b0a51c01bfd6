match x:
    case {-1 + 2.5j: a, "k": b, -1.0 + 2.5j: c}:
        pass

match x:
    case {"k": a, **_}:
        pass

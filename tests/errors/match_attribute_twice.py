match x:
    case C(a=b, a=c):
        pass

# A list after `match` is the subject, not a subscript with an annotation below it.
match [d, *(1, 2)]:
    case [1, *c]:
        e = 1
d: [1] = 2
match [d], *e:
    case [1, *c]:
        e = 1
match [d],:
    case [1, *c], :
        e = 1
match [d][0]:
    case [1, *c]:
        e: int = 1
match[d]: int = 5
match [d] + [e]:
    case [x]: y = 1

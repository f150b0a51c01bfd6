# Temporaries whose lives do not meet share a variable; those of a slot have none.
def area(shapes):
    total = 0
    for shape in shapes:
        total += shape.width * shape.height
        yield total

for x in y:
    # nothing here

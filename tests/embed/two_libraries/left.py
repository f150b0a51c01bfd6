import common

mine = 0


def shared():
    global mine
    mine += 1
    common.calls.append("left")
    return mine, len(common.calls)

assert (1, "message")
assert (0,), "message"
try:
    assert ()
except AssertionError:
    assert 1, (2, 3)

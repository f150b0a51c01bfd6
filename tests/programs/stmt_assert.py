assert True
try:
    assert 1 == 2
except AssertionError as e:
    print(repr(e))
try:
    assert [], "message %d" % 5
except AssertionError as e:
    print(repr(e))

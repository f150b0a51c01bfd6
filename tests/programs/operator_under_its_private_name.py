import _operator
import operator
print(_operator.add(1, 2), _operator.itemgetter(1)([3, 4]))
print(sorted(set(n for n in dir(operator) if n[0] != '_') - set(dir(_operator))))
same = _operator._compare_digest
print(same('ab', 'ab'), same('ab', 'ac'), same(b'ab', bytearray(b'ab')), same('', 'a'))
for bad in [('a', b'a'), (b'a', 1), ('\xe9', 'e'), (1, 2)]:
    try:
        print(same(*bad))
    except TypeError as e:
        print(e)

import functools

print(functools.reduce(lambda a,b:a+b,[1,2,3]), functools.reduce(max,[3,9,2],100), functools.reduce(lambda a,b:1,[],5), functools.reduce(None, [1]))
for args in [(max,[]),(max,5),(max,),(1,[1,2])]:
    try: print(functools.reduce(*args))
    except TypeError as e: print(e)
K=functools.cmp_to_key(lambda a,b: (a>b)-(a<b))
print(sorted([3,1,2],key=K), sorted('bca',key=functools.cmp_to_key(lambda a,b: ord(b)-ord(a))))
k=K(1); print(k.obj, k<K(2), k==K(1), k!=K(1), k>=K(0), K(obj=3).obj)
for t in [lambda:K(), lambda:K(1,2), lambda:k<3, lambda:3<k, lambda:K<k, lambda:functools.cmp_to_key(), lambda: functools.cmp_to_key(1)(1)<functools.cmp_to_key(1)(2)]:
    try: print(t())
    except BaseException as e: print(type(e).__name__, e)
print(type(functools.cmp_to_key(mycmp=len)))

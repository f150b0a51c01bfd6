# _blake2: digests with keys, salts and the parameters of trees, and what is out of range.
from _blake2 import blake2b as b2, blake2s as b1


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


for f in [lambda:b2(b"abc",digest_size=16).hexdigest(), lambda:b2(b"abc",key=b"k"*64).hexdigest()[:20], lambda:b2(b"abc",salt=b"s",person=b"p").hexdigest()[:20], lambda:b2(b"abc",fanout=2,depth=3,leaf_size=4096,node_offset=5,node_depth=1,inner_size=32,last_node=True).hexdigest()[:20], lambda:b1(b"abc",digest_size=8,key=b"q").hexdigest(), lambda:b1(b"x"*1000).hexdigest()[:20], lambda:b2(b"x"*1000).hexdigest()[:20], lambda:b2(b"x"*128,key=b"a").hexdigest()[:20],
 lambda:b2(digest_size=0), lambda:b2(digest_size=65), lambda:b1(digest_size=33), lambda:b2(key=b"k"*65), lambda:b2(salt=b"s"*17), lambda:b1(salt=b"s"*9), lambda:b2(person=b"s"*17), lambda:b2(fanout=256), lambda:b2(depth=0), lambda:b2(leaf_size=-1), lambda:b2(leaf_size=1<<32), lambda:b2(node_offset=-1), lambda:b1(node_offset=1<<48), lambda:b2(node_depth=256), lambda:b2(inner_size=65), lambda:b2("a"), lambda:b2(data=b"a"), lambda:b2(b"a",key="k"), lambda:(b2.SALT_SIZE,b2.PERSON_SIZE,b2.MAX_KEY_SIZE,b2.MAX_DIGEST_SIZE,b1.SALT_SIZE,b1.PERSON_SIZE,b1.MAX_KEY_SIZE,b1.MAX_DIGEST_SIZE), lambda:b2().copy().name, lambda: b2(b"a",usedforsecurity=False).block_size, lambda:b1().block_size, lambda: b2(leaf_size=5,key=b"").hexdigest()[:10]]: t(f)
h = b2()
for n in range(0, 300, 7):
    h.update(bytes(n))
    print(n, h.copy().hexdigest()[:24])

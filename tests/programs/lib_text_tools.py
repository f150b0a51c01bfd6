"""textwrap, bisect, struct, fnmatch and numbers."""
import textwrap, bisect, struct, fnmatch, numbers
t="Hello there -- you goof-ball, use the -b option! This is a very-long-hyphenated-word and averyveryverylongwordindeed. 'Quoted' text--dash."
for w in (1,5,10,20,40,70): print(textwrap.wrap(t,w), textwrap.wrap(t,w,break_long_words=False,break_on_hyphens=False))
print(textwrap.fill(t,30,initial_indent='* ',subsequent_indent='  '), textwrap.shorten(t,40), textwrap.shorten('a b c',3,placeholder='.'), textwrap.wrap(t,25,max_lines=2), textwrap.wrap('a\tb\nc  d',10), textwrap.wrap('',10), textwrap.wrap('Foo. Bar',20,fix_sentence_endings=True))
print(repr(textwrap.dedent('\n  a\n    b\n\n   \n  c')), repr(textwrap.dedent('\ta\n\t b')), repr(textwrap.indent('a\n\nb\n','> ')), repr(textwrap.indent('a\n\nb','> ',lambda l:True)))
for f in (lambda: textwrap.wrap('a',0), lambda: textwrap.shorten('abc def',3), lambda: bisect.bisect([1],1,-1)):
    try: print(f())
    except ValueError as e: print(e)
l=[1,2,2,3]; print(bisect.bisect(l,2),bisect.bisect_left(l,2),bisect.bisect_right(l,9),bisect.bisect(l,2,2,3),bisect.bisect(['a','BB'],1,key=len))
bisect.insort(l,2.5); bisect.insort_left(l,0); print(l)
for fmt,v in (('<bBhHiIlLqQ',(-1,255,-2,65535,-3,4,-5,6,-7,8)),('>efd',(1.5,-2.25,3.1)),('@bq?c',(1,2,True,b'z')),('5s3p',(b'abc',b'xyz')),('!2h',(1,2)),('=i2xh',(1,2)),('e',(65504.0,)),('e',(5.96e-8,)),('e',(float('inf'),)),('<f',(float('nan'),)),('e',(0.1,)),('nNP',(1,2,3)), ('0s',(b'x',)), ('',())):
    b=struct.pack(fmt,*v); print(fmt,b,struct.unpack(fmt,b),struct.calcsize(fmt))
for f in (lambda: struct.pack('b',128), lambda: struct.pack('H',-1), lambda: struct.pack('i',2**31), lambda: struct.pack('i','a'), lambda: struct.pack('ii',1), lambda: struct.unpack('i',b'a'), lambda: struct.pack('z',1), lambda: struct.pack('3',1), lambda: struct.pack('c',b'ab'), lambda: struct.pack('s','a'), lambda: struct.pack('f','a'), lambda: struct.pack('f',1e300), lambda: struct.pack('e',1e6), lambda: list(struct.iter_unpack('h',b'abc')), lambda: struct.unpack_from('i',b'abc')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
ba=bytearray(6); struct.pack_into('<hh',ba,1,5,6); print(ba, struct.unpack_from('<h',ba,1), list(struct.iter_unpack('<h',ba)), struct.Struct('<i').size)
for n,p in (('a.py','*.py'),('abc','a?c'),('abc','a[a-c]c'),('abc','a[!b]c'),('a]c','a[]]c'),('a.b','*.*.*'),('[x','[x'),('a-b','a[-]b'),('x','[z-a]'),('aXbXc','a*b*c'),('a\nb','a*')): print(n,p,fnmatch.fnmatch(n,p))
print(fnmatch.translate('*.t[xy]?*z*'), fnmatch.filter(['a.c','b.h'],'*.c'), fnmatch.fnmatch(b'ab',b'a*'))
print(isinstance(3,numbers.Integral), isinstance(3.0,numbers.Real), isinstance(3.0,numbers.Rational), isinstance(2j,numbers.Complex), isinstance(True,numbers.Number), issubclass(int,numbers.Rational), isinstance('x',numbers.Number))

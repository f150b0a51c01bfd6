"""Patterns: errors, matches, substitutions, the objects."""
import re
for p in ['a(b','a)','*a','a**','[a','a{3,1}','(?P<n>a)(?P<n>b)','(?P<1>a)','(?P=x)','\\','\\q','[\\q]','[z-a]','(?','(?P','(?Px','(?<','(?<a','(?#x','(?i','(?ix','(?z)','a(?i)b','(?P<>a)','(?P<a','(?<=a*)','\\1','(\\1)','(?(1)a)','(?(0)a)','(?(x)a)','(?(1)a|b|c)()','\\x1','\\u12','[\\d-z]','a{99999999999}','(?-)','(?i-i:a)','(?au:a)','^*','\\b*','(?:','(?a','x{2}{3}','x{,2}y','x{a}','{','a{','a{1','(?P<a>x)(?P=b)','\\400','\n(','(?a-u:x)', '\\N{DASH}','[]','[^]','[]a]','[a-]','[-a]']:
    try: print(repr(p), re.compile(p))
    except re.error as e: print(repr(p), 'error:', e, '|', e.msg, e.pos, e.lineno, e.colno)
    except Exception as e: print(repr(p), type(e).__name__, e)
def t(p,s,*f):
    m=re.search(p,s,*f)
    print(p, m and (m.span(),m.groups(),m.groupdict(),m.lastindex,m.lastgroup), re.findall(p,s,*f), re.split(p,s,0,*f), re.sub(p,'<\\g<0>>' if isinstance(p,str) else b'<\\g<0>>',s,0,*f))
t('a+','caaandaab'); t('(a)|(b)','xbya'); t('(?P<x>\\w)(?P<y>\\d)?','a1 b c2'); t('','abc'); t('x*','axbc'); t('\\b','hi there'); t('^a','a\na\n',re.M); t('$','a\nb\n',re.M); t('$','a\nb\n'); t('\\Z','a\n'); t('^','a\nb\n',re.M); t('.','a\nb'); t('.','a\nb',re.S); t('A','aAa',re.I); t('[^a]+','baab'); t('((a)(b)?)+','abaab'); t('(?:(a)|b)*','ab'); t('(a*)*','aaa'); t('(a)(?(1)b|c)','ab ac'); t('(?<=a)b','ab cb'); t('(?<!a)b','ab cb'); t('a(?=b)','ab ac'); t('a(?!b)','ab ac'); t('(\\w)\\1','hello'); t('(?P<q>[\'"]).*?(?P=q)','say "hi" \'yo\''); t('a{2,3}?','aaaa'); t('a++b','aab'); t('(?>a+)b','aab'); t('(?i:A)b','ab aB'); t('(?i)É','é É'); t('\\w+','héllo wörld'); t('\\w+','héllo',re.A); t('\\d+','١٢ 34'); t('\\s+','a\u2003b\x1cc d'); t('\\S+','a\u2003b\x1cc d'); t('[\\S]','\x1c a'); t('[^\\S]','\x1ca'); t('\\W','a\u1234é!'); t('[\\W]','a!é'); t('日','今日は'); t('[日-語]+','日本語'); t('𝒜.','x𝒜𝒷'); t('(?s:.)x','\nx'); t('a|b|','cab'); t('(?x) a b # c\n c','abc'); t(' a\\ b # x','a b',re.X); t('\\B','ab'); t('\\B',''); t('(a)|b(?P<z>c)','bc'); t('((((x))))','x'); t('(a)(b)()','ab'); t('\\x41\\u0042\\103','ABC'); t('[a-c\\d_]+','ab1_z'); t('[\\]\\-]','-]'); t('K','\u212a',re.I); t('s','ſ',re.I); t('\u212a','k',re.I)
t(b'a(.)', b'ab ac'); t(b'\\w+', b'h\xe9llo'); t(b'[\x80-\xff]', b'\xe9')
p=re.compile('(?P<a>x)(y)?'); print(p, p.groups, p.groupindex, p.flags, p.pattern, p==re.compile('(?P<a>x)(y)?'), hash(p)==hash(re.compile('(?P<a>x)(y)?')))
print(re.compile('a',re.I|re.M), re.compile(b'a',re.X), re.compile('a',re.A), re.I, re.I|re.M, repr(re.I), repr(re.I|re.M), repr(re.RegexFlag(0)), re.ASCII.value, re.compile('(?im)x').flags)
m=p.search('axb'); print(m, m.re is p, m.string, m.pos, m.endpos, m.group(), m.group(0,'a',2), m['a'], m[2], m.start('a'), m.end(), m.span(2), m.regs, m.groups('-'), m.groupdict(), m.expand('\\g<a>-\\1-\\2-\\n'), bool(m))
for f in (lambda: m.group(5), lambda: m['zz'], lambda: m.start('q'), lambda: re.sub('a','\\2','a'), lambda: re.sub('a','\\g<x>','a'), lambda: re.sub('a','\\q','a'), lambda: re.sub('a','\\g<','a'), lambda: re.sub('a','\\g','a'), lambda: re.search('a',b'a'), lambda: re.search(b'a','a'), lambda: re.search('a',3), lambda: re.compile(3), lambda: re.compile(p,re.I), lambda: re.compile('a',re.L), lambda: re.compile(b'a',re.U), lambda: re.compile('a',re.A|re.U), lambda: re.sub('a',lambda m:3,'a'), lambda: re.Match(), lambda: re.search('a',None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(re.sub('a','b','aaa',2), re.subn('(.)','\\1\\1','abc'), re.sub('x*','-','abxd'), re.sub('(a)(b)?',r'[\1|\2]','abac'), re.sub('.',lambda m:m.group().upper(),'abc'), re.sub('a','\\\\n','a'), re.sub(b'a',b'\\g<0>x',b'aba'), re.sub('a',r'\0','a'), re.sub('a',r'\101','a'))
print(re.split('(,)|;','a,b;c'), re.split(',','a,b,c',1), re.split('','abc'), re.split('\\b','hi yo'))
print([m.span() for m in re.finditer('a*','baac')], p.match('xx',1), p.match('zxx',1), p.fullmatch('xy'), p.fullmatch('xyz'), p.search('zzx',0,2), re.compile('^a').match('ba',1), re.compile('a$').match('ab',0,1), re.compile('(?<=b)a').match('ba',1), re.fullmatch('a|ab','ab'))
print(re.escape('a.b*c d\n-_é'), re.escape(b'a.b'), re.purge())
s=re.compile('\\s*(?:(\\d+)|(.))').scanner('12 + 3'); 
while True:
    m=s.match()
    if not m: break
    print(m.lastindex, m.group(m.lastindex), end=';')
print()
import pickle,copy
print(pickle.loads(pickle.dumps(p))==p, copy.copy(p) is p, copy.deepcopy(m), isinstance(p,re.Pattern), type(re.match('a','a')))
print(re.findall('(a)(b)?','abac'), re.findall('(a)','aa'), re.findall('a','aa'), list(re.finditer('b','abc')))
print(re.match('(?:(?:ab)*c)+','ababcabc'), re.match('(x+x+)+y','x'*15), re.search('(?m)^\\s*(\\w+)\\s*=\\s*(.*?)\\s*$','a = 1 \n b=2').groups())
class St(str): pass
print(type(re.match('a',St('ab')).group()), type(re.sub('z','y',St('ab'))), re.match(b'a', bytearray(b'ab')).group(), re.match(b'a', memoryview(b'ab')).group())

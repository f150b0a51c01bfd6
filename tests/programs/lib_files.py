"""Temporary files, glob and shutil."""
import tempfile, os, glob, shutil
with tempfile.TemporaryDirectory() as d:
    print(os.path.isdir(d), os.path.basename(d).startswith('tmp'))
    for n in ('a.txt','b.py','.h.txt'): open(os.path.join(d,n),'w').write(n)
    os.makedirs(os.path.join(d,'s','t')); open(os.path.join(d,'s','t','c.txt'),'w').write('c')
    rel=lambda l: sorted(os.path.relpath(p,d) for p in l)
    print(rel(glob.glob(d+'/*')), rel(glob.glob(d+'/*.txt')), rel(glob.glob(d+'/**/*.txt',recursive=True)), rel(glob.glob(d+'/*/*/c*')), glob.glob('*.py',root_dir=d), rel(glob.glob(d+'/a.txt')), glob.glob(d+'/zz'), rel(glob.glob(d+'/.*')), sorted(glob.glob('**',root_dir=d,recursive=True)))
    shutil.copy(d+'/a.txt', d+'/s'); shutil.copytree(d+'/s', d+'/u'); print(rel(glob.glob(d+'/u/**',recursive=True)))
    shutil.move(d+'/u', d+'/v'); print(os.path.exists(d+'/u'), open(d+'/v/a.txt').read())
    shutil.rmtree(d+'/v'); print(os.path.exists(d+'/v'))
    try: shutil.copyfile(d+'/a.txt', d+'/a.txt')
    except shutil.SameFileError as e: print('same')
    with tempfile.NamedTemporaryFile('w+', dir=d, suffix='.x') as f:
        f.write('hi'); f.seek(0); print(f.read(), f.name.endswith('.x'), os.path.exists(f.name))
    print(os.path.exists(f.name), f.closed)
    fd,p=tempfile.mkstemp(dir=d); os.write(fd,b'q'); os.close(fd); print(open(p).read(), oct(os.stat(p).st_mode&0o777))
    try: shutil.rmtree(d+'/none')
    except FileNotFoundError as e: print('none')
    print(shutil.which('nonexistent-zz'), shutil.which('sh') is not None)
print(os.path.exists(d), glob.escape('a*[b'), tempfile.gettempprefix())
with tempfile.TemporaryFile() as f: f.write(b'abc'); f.seek(0); print(f.read())

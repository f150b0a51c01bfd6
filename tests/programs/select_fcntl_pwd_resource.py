# select, poll and epoll; fcntl and its locks; pwd, grp, resource: what they answer and refuse.
import select, fcntl, pwd, grp, resource, os
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
print(pwd.getpwuid(0), pwd.getpwnam("root").pw_dir, len(pwd.getpwall())>0)
print(grp.getgrgid(0), grp.getgrnam(name="root").gr_gid, len(grp.getgrall())>0)
for f in [lambda:pwd.getpwuid(987654), lambda:pwd.getpwnam("nope"), lambda:pwd.getpwuid("a"), lambda:pwd.getpwnam(5), lambda:pwd.getpwuid(1<<70), lambda:pwd.getpwuid(-1), lambda:grp.getgrgid(987654), lambda:grp.getgrnam("nope"), lambda:grp.getgrgid(1.5), lambda:pwd.getpwnam("a\0"),
 lambda:len(resource.getrusage(0)), lambda:resource.getrusage(99), lambda:resource.getrlimit(99), lambda:resource.getrlimit(resource.RLIMIT_CORE)[0]>=-1, lambda:resource.setrlimit(resource.RLIMIT_CORE,(0,)), lambda:resource.setrlimit(resource.RLIMIT_CORE,(10,5)), lambda:resource.getpagesize(), lambda:resource.RLIM_INFINITY, lambda:resource.prlimit(0,resource.RLIMIT_CORE)==resource.getrlimit(resource.RLIMIT_CORE),lambda:resource.setrlimit(resource.RLIMIT_CORE,5),
 lambda:fcntl.fcntl(0,fcntl.F_GETFD), lambda:fcntl.fcntl(-1,1), lambda:fcntl.fcntl("a",1), lambda:fcntl.fcntl(9999,1), lambda:fcntl.flock(9999,fcntl.LOCK_EX), lambda:fcntl.lockf(0,0), lambda:fcntl.ioctl(9999,1), lambda:fcntl.fcntl(0,1,"x"*1025),
 lambda:select.select([],[],[],0), lambda:select.select([9999],[],[],0), lambda:select.select(5,[],[]), lambda:select.select(["a"],[],[]), lambda:select.select([],[],[],-1), lambda:select.select([],[],[],"a"), lambda:select.select([-1],[],[])]: t(f)
f=open("/tmp/yr-lock-test-%d" % os.getpid(),"w+b")
fcntl.flock(f,fcntl.LOCK_EX|fcntl.LOCK_NB); fcntl.flock(f,fcntl.LOCK_UN); fcntl.lockf(f,fcntl.LOCK_EX); fcntl.lockf(f.fileno(),fcntl.LOCK_UN)
print(fcntl.fcntl(f,fcntl.F_SETFD,fcntl.FD_CLOEXEC), fcntl.fcntl(f,fcntl.F_GETFD))
r,w=os.pipe()
print(select.select([r],[w],[],0)==([],[w],[]))
p=select.poll(); p.register(r,select.POLLIN); p.register(w); print(p.poll(0)==[(w,select.POLLOUT)]); p.modify(w,0); print(p.poll(1)); t(lambda:p.modify(9999,1)); t(lambda:p.unregister(9999)); t(lambda:p.register(-1)); t(lambda:p.register(r,-1)); t(lambda:p.register(r,1<<16)); t(lambda:p.poll("a"))
os.write(w,b"x"); print(p.poll()==[(r,1)], select.select([r],[],[])[0]==[r], p.unregister(r), p.poll(0))
import os as _os
e=select.epoll(); e.register(r,select.EPOLLIN); print(e.poll()==[(r,1)], e.poll(0,1)==[(r,1)]); t(lambda:e.register(r)); t(lambda:e.unregister(w)); t(lambda:e.poll(0,0)); t(lambda:e.modify(r,0)); print(e.poll(0), e.closed); e.close(); print(e.closed); t(lambda:e.poll()); t(lambda:e.fileno()); t(lambda:select.epoll(-2)); t(lambda: select.epoll(5,99))
with select.epoll() as e: print(e.fileno()>2)
t(lambda:e.fileno())
t(lambda:type(p)())
os.unlink("/tmp/yr-lock-test-%d" % os.getpid())

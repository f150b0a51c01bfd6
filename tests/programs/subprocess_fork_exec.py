# _posixsubprocess.fork_exec: descriptors, folder, environment, session, and what a child reports that cannot run.
import os
from _posixsubprocess import fork_exec


def run(args, programs=None, cwd=None, env=None, keep=(), data=b"", preexec=None, gid=None, **more):
    in_read, in_write = os.pipe()
    out_read, out_write = os.pipe()
    err_read, err_write = os.pipe()
    os.write(in_write, data)
    programs = programs or [os.path.join(b"/bin", os.fsencode(args[0]))]
    keep = tuple(sorted({*keep, err_write}))
    pid = fork_exec(args, programs, True, keep, cwd, env, in_read, in_write, out_read, out_write,
                    -1, -1, err_read, err_write, True, more.get("session", False), more.get("group", -1),
                    gid, None, None, more.get("umask", -1), preexec, False)
    assert pid > 0
    for fd in (in_read, in_write, out_write, err_write):
        os.close(fd)
    out, err = b"", b""
    while piece := os.read(out_read, 1000):
        out += piece
    while piece := os.read(err_read, 1000):
        err += piece
    os.close(out_read)
    os.close(err_read)
    return out, err


print(run(["echo", "hello", b"bytes", "\xe9"]))
print(run(["cat"], data=b"through the child"))
print(run(["pwd"], cwd="/usr"))
print(run(["sh", "-c", "echo $A-$B"], env=[b"A=1", b"B=2"]))
print(run(["sh", "-c", "umask"], umask=0o27))
print(run(["nothing"]))
print(run(["echo"], programs=[b"/nope/echo", b"/bin/echo"]))
print(run(["x"], programs=[b"/etc/passwd"]))
print(run(["pwd"], cwd="/nope"))
print(run(["sh", "-c", "ls /proc/self/fd | wc -l"]))
r, w = os.pipe()
print(run(["sh", "-c", f"echo kept >&{w}"], keep=(w,)), os.read(r, 10))
print(run(["echo", "ok"], preexec=lambda: os.write(1, b"before\n")))


def bad():
    raise ValueError("no")


print(run(["echo", "ok"], preexec=bad))
print(run(["sh", "-c", "test $(cut -d' ' -f6 /proc/self/stat) -ne 0 && echo session"], session=True))


def t(*a, **k):
    try:
        print(run(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


t(["a\0b"], programs=[b"/bin/echo"])
t([5], programs=[b"/bin/echo"])
try:
    fork_exec(1, 2)
except TypeError as e:
    print("TypeError")

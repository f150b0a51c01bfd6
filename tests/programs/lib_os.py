import os
import os.path
from os.path import join, splitext
import sys

print(join("a", "b", "/c", "d"), join("a/", "b"), join("", "x"), splitext("a/b.tar.gz"),
      splitext(".bashrc"), splitext("a.b/c"))
print(os.path.basename("/x/y.py"), os.path.dirname("/x/y.py"), os.path.split("/x/"),
      os.path.split("//"), os.path.normpath("a/./b/../../c//d"), os.path.normpath("/../x"))
print(os.path.isabs("/a"), os.path.relpath("/a/b/c", "/a/d"), os.path.commonprefix(["abc", "abd"]),
      os.path.commonpath(["/a/b/c", "/a/b/d"]))
print(os.path.exists("/no/such"), os.path.isdir("/"), os.path.isfile("/"))
print(os.sep, repr(os.linesep), os.name, os.curdir, os.pathsep)
print(os.getcwd() == os.path.abspath("."), os.getpid() > 0, len(os.urandom(8)))
os.environ["YR_TEST"] = "value"
print(os.environ["YR_TEST"], os.getenv("YR_TEST"), os.getenv("YR_NONE", "d"), "YR_TEST" in os.environ)
del os.environ["YR_TEST"]
print("YR_TEST" in os.environ)
for bad in (lambda: os.environ["YR_NONE"], lambda: os.listdir("/no/such"),
            lambda: os.remove("/no/such"), lambda: open("/no/such"), lambda: os.path.join("a", 1),
            lambda: os.rename("/no/a", "/no/b"), lambda: os.mkdir("/")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
base = f"lib_os.{os.getpid()}.tmp"
os.makedirs(os.path.join(base, "x", "y"))
with open(join(base, "x", "f.txt"), "w") as f:
    f.write("hello")
print(os.path.getsize(join(base, "x", "f.txt")), os.stat(join(base, "x", "f.txt")).st_size)
for top, dirs, files in os.walk(base):
    print(top[len(base):], sorted(dirs), files)
print(sorted(e.name for e in os.scandir(join(base, "x")) if e.is_dir()))
os.rename(join(base, "x", "f.txt"), join(base, "g"))
os.remove(join(base, "g"))
os.removedirs(join(base, "x", "y"))
print(os.path.exists(base))

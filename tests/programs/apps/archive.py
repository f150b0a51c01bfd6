"""An archive of files: zipfile, tarfile, hashlib, tempfile, os.walk, fnmatch."""
import fnmatch
import hashlib
import io
import os
import tarfile
import tempfile
import zipfile

FILES = {"a.txt": b"alpha\n" * 50, "sub/b.bin": bytes(range(256)), "sub/deep/c.txt": b"", "skip.tmp": b"no"}


def tree(folder):
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(base, name)
            yield os.path.relpath(path, folder), path


with tempfile.TemporaryDirectory() as folder:
    for name, data in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data)
    z, t = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(z, "w", zipfile.ZIP_DEFLATED) as zf, tarfile.open(fileobj=t, mode="w:gz") as tf:
        for name, path in tree(folder):
            if not fnmatch.fnmatch(name, "*.tmp"):
                zf.write(path, name)
                tf.add(path, name)
with zipfile.ZipFile(z) as zf:
    print(zf.namelist(), zf.testzip())
    for info in zf.infolist():
        print(info.filename, info.file_size, info.compress_size < info.file_size, hashlib.sha256(zf.read(info)).hexdigest()[:16])
t.seek(0)
with tarfile.open(fileobj=t) as tf:
    for m in tf:
        print(m.name, m.size, m.isfile(), hashlib.blake2b(tf.extractfile(m).read(), digest_size=8).hexdigest())
broken = bytearray(z.getvalue())
broken[40] ^= 0xFF
with zipfile.ZipFile(io.BytesIO(broken)) as zf:
    try:
        print(zf.testzip())
    except Exception as e:
        print(type(e).__name__)
try:
    zipfile.ZipFile(io.BytesIO(b"not a zip"))
except zipfile.BadZipFile as e:
    print(e)

import tempfile
print("ok")

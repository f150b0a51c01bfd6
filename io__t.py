import io
print("ok")

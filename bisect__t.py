import bisect
print("ok")

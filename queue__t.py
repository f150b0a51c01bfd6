import queue
print("ok")

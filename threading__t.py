import threading
print("ok")

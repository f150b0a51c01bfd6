import atexit
atexit.register(print, "at exit")
print("hello", flush=False)

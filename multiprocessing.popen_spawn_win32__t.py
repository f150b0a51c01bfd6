import multiprocessing.popen_spawn_win32
print("ok")

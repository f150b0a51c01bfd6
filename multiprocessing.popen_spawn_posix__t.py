import multiprocessing.popen_spawn_posix
print("ok")

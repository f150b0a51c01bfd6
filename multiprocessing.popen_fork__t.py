import multiprocessing.popen_fork
print("ok")

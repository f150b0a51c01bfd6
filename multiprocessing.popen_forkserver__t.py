import multiprocessing.popen_forkserver
print("ok")

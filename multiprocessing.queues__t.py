import multiprocessing.queues
print("ok")

import multiprocessing.resource_sharer
print("ok")

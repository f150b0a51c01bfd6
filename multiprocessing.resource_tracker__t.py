import multiprocessing.resource_tracker
print("ok")

import multiprocessing.reduction
print("ok")

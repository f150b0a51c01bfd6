import heapq
print("ok")

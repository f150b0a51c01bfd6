import sched
print("ok")

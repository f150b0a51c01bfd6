import _compat_pickle
print("ok")

import rlcompleter
print("ok")

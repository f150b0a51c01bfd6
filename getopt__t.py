import getopt
print("ok")

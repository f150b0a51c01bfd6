import csv
print("ok")

import fractions
print("ok")

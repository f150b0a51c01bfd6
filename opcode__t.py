import opcode
print("ok")

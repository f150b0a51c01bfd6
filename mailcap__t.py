import mailcap
print("ok")

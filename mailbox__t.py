import mailbox
print("ok")

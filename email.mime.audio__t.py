import email.mime.audio
print("ok")

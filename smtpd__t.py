import smtpd
print("ok")

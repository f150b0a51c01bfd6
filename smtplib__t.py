import smtplib
print("ok")

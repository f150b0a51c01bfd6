import email.feedparser
print("ok")

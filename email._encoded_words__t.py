import email._encoded_words
print("ok")

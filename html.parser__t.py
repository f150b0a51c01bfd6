import html.parser
print("ok")

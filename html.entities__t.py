import html.entities
print("ok")

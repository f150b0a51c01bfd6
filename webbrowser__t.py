import webbrowser
print("ok")

print("hello")
raise KeyboardInterrupt

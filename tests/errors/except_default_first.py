try:
    f()
except:
    pass
except ValueError:
    pass

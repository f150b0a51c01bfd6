import sys

with open(sys.argv[1], "w") as file:
    print(sys.stdin is None, sys.stdout is None, sys.stderr is None, file.fileno() > 2, file=file)
    for action in (
        lambda: print("out", flush=True),
        lambda: sys.stderr.write("error\n"),
        lambda: print(input("prompt"), file=file),
    ):
        try:
            action()
        except Exception as error:
            print(type(error).__name__, error, file=file)

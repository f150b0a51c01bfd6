"""readline: the history, its file, what it is told."""
import os
import readline

readline.clear_history()
for line in "first", "second", "third":
    readline.add_history(line)
print(readline.get_current_history_length(), readline.get_history_item(2), readline.get_history_item(9))
readline.replace_history_item(0, "changed")
readline.remove_history_item(1)
print([readline.get_history_item(i + 1) for i in range(readline.get_current_history_length())])
path = "/tmp/readline_history_%d" % os.getpid()
readline.set_history_length(1)
readline.write_history_file(path)
readline.clear_history()
readline.read_history_file(path)
print(readline.get_current_history_length(), readline.get_history_item(1), readline.get_history_length())
os.unlink(path)
readline.set_completer(len)
print(readline.get_completer() is len, repr(readline.get_line_buffer()))
readline.set_completer()
print(readline.get_completer())
readline.set_completer_delims(" ,")
print(repr(readline.get_completer_delims()))
for f in (lambda: readline.remove_history_item(-1), lambda: readline.remove_history_item(99), lambda: readline.replace_history_item(99, "x"), lambda: readline.add_history(5),
          lambda: readline.read_history_file("/no/such/file"), lambda: readline.set_completer(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

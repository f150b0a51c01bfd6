"""Processes: subprocess, pipes, shlex, signals, exit codes."""
import shlex
import signal
import subprocess

r = subprocess.run(["sort", "-r"], input="b\na\nc\n", capture_output=True, text=True)
print(r.stdout.split(), r.returncode)
first = subprocess.Popen(["printf", "x y\\nz\\n"], stdout=subprocess.PIPE)
second = subprocess.Popen(["wc", "-w"], stdin=first.stdout, stdout=subprocess.PIPE, text=True)
first.stdout.close()
print(second.communicate()[0].strip(), first.wait(), second.returncode)
for command in ("exit 3", "kill -TERM $$", "echo out; echo err >&2"):
    r = subprocess.run(command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(command, r.returncode, r.stdout)
try:
    subprocess.run(["sleep", "10"], timeout=0.2)
except subprocess.TimeoutExpired as e:
    print(type(e).__name__, e.cmd)
try:
    subprocess.check_output(["false"])
except subprocess.CalledProcessError as e:
    print(e, e.returncode)
try:
    subprocess.run(["/no/such/program"])
except FileNotFoundError as e:
    print(e)
print(shlex.split("a 'b c' \"d\\\"e\" # f", comments=True), shlex.join(["x y", "z"]), shlex.quote("it's"))
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
p.send_signal(signal.SIGKILL)
print(p.wait() == -signal.SIGKILL, subprocess.getoutput("echo hi"))

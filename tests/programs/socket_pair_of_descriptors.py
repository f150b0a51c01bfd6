"""Two connected sockets: bytes go through, time-outs and blocking are as set."""
import _socket as socket

a, b = socket.socketpair()
print(a.send(b"hello"), b.recv(10))
print(a.sendall(bytearray(b"xyz")), a.gettimeout(), a.getblocking())
room = bytearray(5)
print(b.recv_into(room), room)
print(a.sendmsg([b"ab", bytearray(b"cd")]), b.recvmsg(10, 64))
print(a.send(b"scattered"))
first, second = bytearray(4), bytearray(8)
print(b.recvmsg_into([first, second])[0], first, second)
b.settimeout(0.02)
print(b.gettimeout(), b.timeout)
try:
    b.recv(1)
except TimeoutError as e:
    print(repr(e))
b.setblocking(False)
print(b.gettimeout(), b.getblocking())
try:
    b.recv(1)
except BlockingIOError as e:
    print(repr(e))
a.shutdown(socket.SHUT_WR)
b.setblocking(True)
print(b.recv(1))
a.close()
print(a.fileno())
try:
    b.send(b"x" * 10)
    b.send(b"x")
except BrokenPipeError as e:
    print(repr(e))
fd = b.detach()
again = socket.socket(fileno=fd)
print(again.family == socket.AF_UNIX, again.type == socket.SOCK_STREAM, again.fileno() == fd)
again.close()

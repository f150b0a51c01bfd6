"""What goes wrong on sockets, and what it is called."""
import _socket as socket

s = socket.socket()
closed = socket.socket()
closed.close()
closed.close()
tries = [
    lambda: socket.socket(fileno=-1),
    lambda: socket.socket(fileno=1.5),
    lambda: socket.socket(1000),
    lambda: s.bind("x"),
    lambda: s.bind(("a",)),
    lambda: s.bind(("127.0.0.1", 99999)),
    lambda: s.bind(("127.0.0.1", -1)),
    lambda: s.bind((5, 1)),
    lambda: s.bind(("127.0.0.1", "80")),
    lambda: closed.recv(1),
    lambda: closed.send(b"x"),
    lambda: closed.getsockname(),
    lambda: s.recv(-1),
    lambda: s.recv(10),
    lambda: s.send("x"),
    lambda: s.sendto(b"x"),
    lambda: s.sendto("x", ("127.0.0.1", 1)),
    lambda: s.recv_into(b"abc"),
    lambda: s.recv_into(bytearray(3), 10),
    lambda: s.settimeout(-1),
    lambda: s.settimeout("x"),
    lambda: s.settimeout(float("nan")),
    lambda: s.getsockopt(1, 2, 5000),
    lambda: s.setsockopt(1, 2, "x"),
    lambda: s.getpeername(),
    lambda: socket.htons(70000),
    lambda: socket.htons(-1),
    lambda: socket.htonl(1 << 40),
    lambda: socket.inet_aton("x"),
    lambda: socket.inet_ntoa(b"xy"),
    lambda: socket.inet_pton(socket.AF_INET, "::1"),
    lambda: socket.inet_ntop(99, b"1234"),
    lambda: socket.getaddrinfo("127.0.0.1", 1.5),
    lambda: socket.getaddrinfo(5, 1),
    lambda: socket.getnameinfo("x", 0),
    lambda: socket.getservbyname("no such service"),
    lambda: socket.getservbyport(100000),
    lambda: socket.gethostbyname(None),
    lambda: socket.if_nametoindex("nonesuch0"),
    lambda: s.listen("x"),
    lambda: s.connect(("127.0.0.1", 1)),
    lambda: s.connect_ex(("127.0.0.1", 1)),
]
for t in tries:
    try:
        print(t())
    except Exception as e:
        print(type(e).__name__, e)
print(socket.gaierror.__mro__)
print(socket.error is OSError, socket.timeout is TimeoutError)
print(repr(closed))
s.close()

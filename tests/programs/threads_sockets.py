"""A server in one thread answers clients in others."""
import socket
import socketserver
import threading


class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True


answers = []


def client(address, text):
    with socket.create_connection(address) as s:
        s.sendall(text.encode() + b"\n")
        s.shutdown(socket.SHUT_WR)
        answers.append(s.makefile().read())


with Server(("127.0.0.1", 0), Echo) as server:
    t = threading.Thread(target=server.serve_forever)
    t.start()
    clients = [threading.Thread(target=client, args=(server.server_address, c * 3)) for c in "abc"]
    for c in clients:
        c.start()
    for c in clients:
        c.join()
    server.shutdown()
    t.join()
print(sorted(answers))

# More than a pipe holds, both ways: who waits does not keep the other from reading.
a, b = socket.socketpair()
got = []
t = threading.Thread(target=lambda: got.append(len(b.makefile("rb").read())))
t.start()
a.sendall(b"x" * 3000000)
a.close()
t.join()
b.close()
print(got)

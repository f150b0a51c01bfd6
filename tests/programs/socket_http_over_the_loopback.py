"""http.server and http.client, socketserver, selectors: in two processes over the loopback."""
import http.client
import http.server
import os
import selectors
import socket
import socketserver
import urllib.request


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = ("you asked for " + self.path).encode()
        self.send_response(200 if self.path != "/missing" else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[::-1])

    def log_message(self, *args):
        pass


def in_child(server, requests):
    pid = os.fork()
    if pid:
        return pid
    try:
        for i in range(requests):
            server.handle_request()
    finally:
        os._exit(0)


with http.server.HTTPServer(("127.0.0.1", 0), Page) as server:
    host, port = server.server_address
    pid = in_child(server, 4)
    c = http.client.HTTPConnection(host, port)
    c.request("GET", "/page?x=1")
    r = c.getresponse()
    print(r.status, r.reason, r.read())
    c.close()
    c.request("POST", "/", body=b"abc")
    r = c.getresponse()
    print(r.status, r.read())
    c.close()
    c.request("GET", "/missing")
    print(c.getresponse().status)
    c.close()
    with urllib.request.urlopen("http://127.0.0.1:%d/url" % port) as f:
        print(f.status, f.read())
    print(os.waitpid(pid, 0)[1])
try:
    http.client.HTTPConnection(host, port, timeout=5).request("GET", "/")
except ConnectionRefusedError as e:
    print(repr(e))


class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


with socketserver.TCPServer(("127.0.0.1", 0), Echo) as server:
    pid = in_child(server, 1)
    with socket.create_connection(server.server_address) as s, s.makefile("r", newline="\n") as f:
        s.sendall(b"one\ntwo\n")
        s.shutdown(socket.SHUT_WR)
        print(f.readlines())
    print(os.waitpid(pid, 0)[1])
a, b = socket.socketpair()
with selectors.DefaultSelector() as sel:
    sel.register(a, selectors.EVENT_READ, "data")
    print(sel.select(0))
    b.send(b"x")
    print([(key.data, events) for key, events in sel.select(1)])
print(a.family, a.type, a.recv(1))
with a, b:
    pass
print(a, socket.AF_INET.name, socket.gaierror.__module__)

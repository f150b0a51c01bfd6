"""A web service on the loopback: http.server in one process, http.client in its child."""
import http.client
import http.server
import json
import os
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    notes = []

    def answer(self, code, value):
        body = json.dumps(value).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.answer(200, self.notes) if self.path == "/notes" else self.answer(404, {"error": self.path})

    def do_POST(self):
        text = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            self.notes.append(json.loads(text))
            self.answer(201, len(self.notes))
        except ValueError:
            self.answer(400, {"error": "no JSON"})

    def log_message(self, *args):
        pass


def client(port):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for method, path, body in (("POST", "/notes", '{"a": 1}'), ("POST", "/notes", "{"), ("GET", "/notes", None), ("GET", "/x", None)):
        c.request(method, path, body)
        r = c.getresponse()
        print(method, path, r.status, r.reason, r.getheader("content-type"), r.read().decode(), flush=True)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/notes") as r:
        print(r.status, json.load(r), flush=True)
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/gone")
    except urllib.error.HTTPError as e:
        print(e, flush=True)


with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
    pid = os.fork()
    if pid == 0:
        client(server.server_port)
        os._exit(0)
    for _ in range(6):
        server.handle_request()
    print("child", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

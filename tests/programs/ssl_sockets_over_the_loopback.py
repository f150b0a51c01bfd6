"""TLS over the loopback: a server and a client in two processes."""
import os
import socket
import ssl
import tempfile

# Made for this test alone: signs itself, and is good until 2120.
PEM = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVePyra5uNqR0v0Z2
40tqIQTBSsIR4LJJ3Us/4WAnDF2hRANCAAQV1GQNIv1YpmQNrj4zZliccAGRrwqE
DPWuBNr3Xhbzx7LdAsvpRSTX+EEodNuzxINfxpFoERDG4UL2Xbxwu5Vg
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBzjCCAXWgAwIBAgIBATAKBggqhkjOPQQDAjAwMQswCQYDVQQGEwJYWTENMAsG
A1UECgwEVGVzdDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTIwMDEwMTAwMDAwMFoY
DzIxMjAwMTAxMDAwMDAwWjAwMQswCQYDVQQGEwJYWTENMAsGA1UECgwEVGVzdDES
MBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEFdRk
DSL9WKZkDa4+M2ZYnHABka8KhAz1rgTa914W88ey3QLL6UUk1/hBKHTbs8SDX8aR
aBEQxuFC9l28cLuVYKN+MHwwDAYDVR0TBAUwAwEB/zBNBgNVHREERjBEgglsb2Nh
bGhvc3SCDSouZXhhbXBsZS5vcmeHBH8AAAGHEAAAAAAAAAAAAAAAAAAAAAGBBWFA
Yi5jhglodHRwOi8veC8wHQYDVR0OBBYEFEpBjmoZnhwOQYSNIDmV14EWbeYSMAoG
CCqGSM49BAMCA0cAMEQCIFFg11MsM3ClejXwFGSSn710IKEXqNnluRtLiUdshfiJ
AiAVqvUI48N6f6t1LW6lAmCU5xtvYpVToU1OMar+4WsM3A==
-----END CERTIFICATE-----
"""
folder = tempfile.mkdtemp()
path = os.path.join(folder, "both.pem")
with open(path, "w") as f:
    f.write(PEM)
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server.load_cert_chain(path)
client = ssl.create_default_context(cafile=path)
listener = socket.create_server(("127.0.0.1", 0))
pid = os.fork()
if pid == 0:
    with listener:
        for i in range(2):
            sock, address = listener.accept()
            try:
                with server.wrap_socket(sock, server_side=True) as conn:
                    data = conn.recv(1024)
                    while data:
                        conn.sendall(data.upper())
                        data = conn.recv(1024)
            except OSError:
                pass
    os._exit(0)
with socket.create_connection(listener.getsockname()) as sock:
    with client.wrap_socket(sock, server_hostname="localhost") as conn:
        print(conn.version(), conn.getpeercert()["subject"])
        conn.sendall(b"hello " * 3)
        got = b""
        while len(got) < 18:
            got += conn.recv(7)
        print(got)
        conn.settimeout(0.05)
        try:
            conn.recv(1)
        except TimeoutError as e:
            print(repr(e))
        conn.setblocking(False)
        try:
            conn.recv(1)
        except ssl.SSLWantReadError as e:
            print(type(e).__name__, str(e).split(" (_ssl")[0])
        conn.setblocking(True)
with socket.create_connection(listener.getsockname()) as sock:
    try:
        client.wrap_socket(sock, server_hostname="other.host")
    except ssl.CertificateError as e:
        print(str(e).split(" (_ssl")[0])
listener.close()
print(os.waitpid(pid, 0)[1])
a, b = socket.socketpair()
a.close()
try:
    client.wrap_socket(b, server_hostname="localhost")
except OSError as e:
    print(type(e).__name__)
b.close()
os.unlink(path)
os.rmdir(folder)

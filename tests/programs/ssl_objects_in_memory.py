"""TLS in memory: a handshake between two objects, certificates, ALPN, SNI, errors."""
import os
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
CERTIFICATE = PEM[PEM.index("-----BEGIN CERT"):]


def contexts():
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.load_verify_locations(cadata=CERTIFICATE)
    return server, client


def pair(server, client, name="localhost"):
    a, b = ssl.MemoryBIO(), ssl.MemoryBIO()
    s = server.wrap_bio(a, b, server_side=True)
    c = client.wrap_bio(b, a, server_hostname=name)
    return s, c


def shake(s, c):
    waits = [c, s]
    while waits:
        for side in list(waits):
            try:
                side.do_handshake()
                waits.remove(side)
            except ssl.SSLWantReadError:
                pass


server, client = contexts()
print(client.verify_mode, client.check_hostname, server.verify_mode, client.minimum_version)
print(client.cert_store_stats(), len(client.get_ca_certs()))
server.set_alpn_protocols(["h2", "http/1.1"])
client.set_alpn_protocols(["spdy/3", "http/1.1"])
names = []
server.sni_callback = lambda sslobj, name, context: names.append((type(sslobj).__name__, name, context is server))
s, c = pair(server, client)
try:
    c.read()
except ssl.SSLWantReadError as e:
    print(type(e).__name__, e.errno)
shake(s, c)
print(names, s.selected_alpn_protocol(), c.selected_alpn_protocol(), c.version(), c.cipher()[1:])
print(c.getpeercert())
print(c.getpeercert(True) == ssl.PEM_cert_to_DER_cert(CERTIFICATE), s.getpeercert())
print(c.write(b"over the wire"), s.read(100), s.pending())
room = bytearray(4)
s.write(b"answers")
print(c.read(4, room), room, c.pending(), c.read())
try:
    c.unwrap()
except ssl.SSLWantReadError:
    print("wants to read")
try:
    print(s.read())
except ssl.SSLZeroReturnError as e:
    print("zero", e.errno)
print(s.server_side, c.server_hostname, c.session_reused, c.get_channel_binding("tls-unique") is None)

for name in "other.host", "a.example.org", "127.0.0.1", "::1":
    s, c = pair(server, client, name)
    try:
        shake(s, c)
        print(name, "good")
    except ssl.SSLCertVerificationError as e:
        print(e.verify_code, e.verify_message, e.reason, e.library, isinstance(e, ValueError))
stranger = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
s, c = pair(server, stranger)
try:
    shake(s, c)
except ssl.SSLError as e:
    print(type(e).__name__, e.reason, e.verify_message)
try:
    s.do_handshake()
except ssl.SSLError as e:
    print(type(e).__name__, e.reason, e.library)
stranger.check_hostname = False
stranger.verify_mode = ssl.CERT_NONE
s, c = pair(server, stranger, None)
shake(s, c)
print(c.getpeercert(), len(c.getpeercert(True)) > 100)
stranger.minimum_version = ssl.TLSVersion.TLSv1_3
server.maximum_version = ssl.TLSVersion.TLSv1_2
s, c = pair(server, stranger, None)
try:
    shake(s, c)
except ssl.SSLError as e:
    print(e.reason, e.library)
bio = ssl.MemoryBIO()
print(bio.write(b"abcdef"), bio.pending, bio.read(2), bio.eof)
bio.write_eof()
print(bio.eof, bio.read(), bio.eof)
for f in (lambda: bio.write(b"x"), lambda: ssl.SSLContext(99), lambda: client.set_ciphers("NONESUCH"), lambda: server.load_cert_chain("/no/such/file"),
          lambda: client.load_verify_locations(), lambda: client.load_verify_locations(cadata="nothing"), lambda: client.load_verify_locations(cadata=b"nothing"),
          lambda: client.load_verify_locations(cadata="\u00e9"), lambda: client.load_verify_locations("/no/such/file"), lambda: setattr(client, "verify_mode", ssl.CERT_NONE),
          lambda: setattr(client, "verify_mode", 77), lambda: pair(server, client, ""), lambda: pair(server, client, ".x"),
          lambda: setattr(client, "minimum_version", 5), lambda: ssl.RAND_bytes(-1), lambda: client.set_alpn_protocols([""]), lambda: client.set_ecdh_curve("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).replace(str(getattr(e, "errno", "-")), "N").split(" (_ssl.c")[0])
print(len(ssl.RAND_bytes(8)), ssl.RAND_status(), ssl.Purpose.SERVER_AUTH, ssl.OPENSSL_VERSION.startswith("OpenSSL 3"))
os.unlink(path)
os.rmdir(folder)

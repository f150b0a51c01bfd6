"""h11: a client and a server that talk through bytes."""
import h11

client, server = h11.Connection(our_role=h11.CLIENT), h11.Connection(our_role=h11.SERVER)
out = client.send(h11.Request(method="POST", target="/echo", headers=[("Host", "example.com"), ("Content-Length", "5")]))
out += client.send(h11.Data(data=b"hello")) + client.send(h11.EndOfMessage())
print(out)
for i in range(0, len(out), 9):
    server.receive_data(out[i : i + 9])
    while (event := server.next_event()) is not h11.NEED_DATA:
        print(event)
        if type(event) is h11.EndOfMessage:
            break
back = server.send(h11.Response(status_code=200, headers=[("Transfer-Encoding", "chunked")], reason=b"OK"))
back += server.send(h11.Data(data=b"wor")) + server.send(h11.Data(data=b"ld")) + server.send(h11.EndOfMessage())
print(back)
client.receive_data(back)
while True:
    event = client.next_event()
    print(type(event).__name__, getattr(event, "data", None))
    if type(event) is h11.EndOfMessage:
        break
print(client.states, server.states)
client.start_next_cycle()
try:
    server.receive_data(b"\x00\x01 nonsense\r\n\r\n")
    server.start_next_cycle()
    server.next_event()
except h11.RemoteProtocolError as e:
    print("RemoteProtocolError", e, e.error_status_hint)
try:
    client.send(h11.Data(data=b"x"))
except h11.LocalProtocolError as e:
    print("LocalProtocolError", e)

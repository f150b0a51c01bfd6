"""wsproto: the handshake and messages of WebSockets, through bytes."""
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, BytesMessage, CloseConnection, Ping, Request, TextMessage

client, server = WSConnection(ConnectionType.CLIENT), WSConnection(ConnectionType.SERVER)
server.receive_data(client.send(Request(host="example.com", target="/chat")))
for event in server.events():
    print(type(event).__name__, event.host, event.target)
client.receive_data(server.send(AcceptConnection()))
for event in client.events():
    print(type(event).__name__)
server.receive_data(client.send(TextMessage(data="hej")) + client.send(BytesMessage(data=b"\0\1\2")) + client.send(Ping(payload=b"p")))
for event in server.events():
    print(type(event).__name__, getattr(event, "data", None), getattr(event, "payload", None))
    if isinstance(event, Ping):
        client.receive_data(server.send(event.response()))
for event in client.events():
    print(type(event).__name__, bytes(event.payload))
server.receive_data(client.send(CloseConnection(code=1000, reason="bye")))
for event in server.events():
    print(type(event).__name__, event.code, event.reason)
    client.receive_data(server.send(event.response()))
print([type(e).__name__ for e in client.events()], client.state, server.state)

"""uuid over libuuid: of time, at random, of names."""
import uuid

a = uuid.uuid1()
b = uuid.uuid1()
print(a.version, a.variant == uuid.RFC_4122, a != b, a.is_safe in uuid.SafeUUID)
print(uuid.uuid4().version, uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"))
print(uuid.UUID("{12345678-1234-5678-1234-567812345678}").int)

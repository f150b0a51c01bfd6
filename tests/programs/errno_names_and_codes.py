import errno
import os
print(len(errno.errorcode), errno.ENOENT, errno.errorcode[errno.ENOENT])
print([(name, number) for name, number in vars(errno).items() if name[0] == 'E'])
print(errno.errorcode)
print(errno.errorcode[errno.EAGAIN], errno.errorcode[errno.EDEADLK], errno.errorcode[errno.ENOTSUP])
try:
    open('/no/such/file')
except OSError as e:
    print(e.errno == errno.ENOENT, os.strerror(errno.EPIPE))

import codecs


def found(name):
    return codecs.lookup(name).name


def pieces(name, data):
    decoder = codecs.getincrementaldecoder(name)()
    return "".join(decoder.decode(data[i:i + 1]) for i in range(len(data))) + decoder.decode(b"", True)

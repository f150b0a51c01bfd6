# binascii: hexadecimal, base64, uuencode, quoted-printable, checksums, and what they refuse.
import binascii


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)


b=binascii
for f in [lambda:b.hexlify(b"abc"),lambda:b.hexlify(b"abcd","-"),lambda:b.hexlify(b"abcd",b"-",2),lambda:b.hexlify(b"abcd",sep=":",bytes_per_sep=-3),lambda:b.hexlify("a"),lambda:b.hexlify(b"ab","--"),lambda:b.hexlify(b"ab","é"),lambda:b.hexlify(b"ab",5),lambda:b.b2a_hex(data=b"q"),lambda:b.hexlify(b"ab",""),
 lambda:b.unhexlify("616263"),lambda:b.unhexlify(b"6162"),lambda:b.unhexlify("6"),lambda:b.unhexlify("zz"),lambda:b.unhexlify(5),lambda:b.a2b_hex("é0"),lambda:b.a2b_hex(hexstr="00"),
 lambda:b.b2a_base64(b"abc"),lambda:b.b2a_base64(b"abcd",newline=False),lambda:b.b2a_base64(b""),lambda:b.b2a_base64("a"),
 lambda:b.a2b_base64("YWJj"),lambda:b.a2b_base64(b"YWJjZA"),lambda:b.a2b_base64(b"YWJjZA="),lambda:b.a2b_base64(b"Y"),lambda:b.a2b_base64(b"YWJjZ"),lambda:b.a2b_base64(b"YW!Jj"),lambda:b.a2b_base64(b"YW!Jj",strict_mode=True),lambda:b.a2b_base64(b"=YWJj",strict_mode=True),lambda:b.a2b_base64(b"YWJj=",strict_mode=True),lambda:b.a2b_base64(b"YQ==x",strict_mode=True),lambda:b.a2b_base64(b"YQ=x=",strict_mode=True),lambda:b.a2b_base64(b"YQ=",strict_mode=True),lambda:b.a2b_base64(b"YQ===",strict_mode=True),lambda:b.a2b_base64("é"),lambda:b.a2b_base64(5),lambda:b.a2b_base64(b"YQ==YQ=="),lambda:b.a2b_base64(b"Y=Q="),lambda:b.a2b_base64(b"",strict_mode=True),lambda:b.a2b_base64(b"\n",strict_mode=True),lambda:b.a2b_base64(b"Y=",strict_mode=True),lambda:b.a2b_base64(b"====",strict_mode=True),lambda:b.a2b_base64(b"YQ==\n",strict_mode=True),lambda:b.a2b_base64(b"YWI=\n",strict_mode=True),lambda:b.a2b_base64(b"YWI==",strict_mode=True),lambda:b.a2b_base64(b"YWI=="),lambda:b.a2b_base64(b"YQ=Q=",strict_mode=True),lambda:b.a2b_base64(b"YQ=Q="),
 lambda:b.b2a_uu(b"abc"),lambda:b.b2a_uu(b"a"*45),lambda:b.b2a_uu(b"a"*46),lambda:b.b2a_uu(b""),lambda:b.b2a_uu(b"\0\0",backtick=True),lambda:b.b2a_uu(b"\0\0"),
 lambda:b.a2b_uu(b"#86)C\n"),lambda:b.a2b_uu("#86)C"),lambda:b.a2b_uu(b"#86"),lambda:b.a2b_uu(b"#86)C zz"),lambda:b.a2b_uu(b"#86)C   \n"),lambda:b.a2b_uu(b""),lambda:b.a2b_uu(b"\x7f"),lambda:b.a2b_uu(b"#\x01aaa"),lambda:b.a2b_uu(b"#86)C\x01"),
 lambda:b.b2a_qp(b"a=b\n c \t\nd\x80"),lambda:b.b2a_qp(b"a_b c",header=True),lambda:b.b2a_qp(b"a_b c",quotetabs=True),lambda:b.b2a_qp(b"a\r\nb\n",istext=False),lambda:b.b2a_qp(b"x"*100),lambda:b.b2a_qp(b".\n."),lambda:b.b2a_qp(b"x"*75+b"="),lambda:b.b2a_qp(b"a \r\nb"),lambda:b.b2a_qp(b" "),lambda:b.b2a_qp(b"a\t"),lambda:b.b2a_qp(b"\x80"*40),lambda:b.b2a_qp("a"),
 lambda:b.a2b_qp(b"a=3Db=\nc=20"),lambda:b.a2b_qp("a_b",header=True),lambda:b.a2b_qp(b"=ZZ=="),lambda:b.a2b_qp(b"="),lambda:b.a2b_qp(b"a= \nb"),lambda:b.a2b_qp(b"a=\r\nb"),lambda:b.a2b_qp(b"=4"),lambda:b.a2b_qp(b"a=\rb"),lambda:b.a2b_qp("é"),
 lambda:b.crc32(b"abc"),lambda:b.crc32(b"abc",5),lambda:b.crc_hqx(b"abc",0),lambda:b.crc_hqx(b"abc",-1),lambda:b.crc_hqx(b"abc"),lambda:b.crc_hqx(b"abc",1<<40),
 lambda:b.Error.__mro__,lambda:b.Incomplete.__mro__]: t(f)

data = bytes(range(256)) * 3
for line in (data[i:i + 45] for i in range(0, len(data), 45)):
    t(lambda: binascii.a2b_uu(binascii.b2a_uu(line)) == line)
t(lambda: binascii.a2b_base64(binascii.b2a_base64(data)) == data)
t(lambda: binascii.a2b_qp(binascii.b2a_qp(data, istext=False)) == data)
t(lambda: binascii.b2a_qp(data))
t(lambda: binascii.unhexlify(binascii.hexlify(data)) == data)

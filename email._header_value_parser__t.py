import email._header_value_parser
print("ok")

import sqlite3.dbapi2
print("ok")

import sqlite3
print("ok")

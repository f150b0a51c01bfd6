import sqlite3.dump
print("ok")

import sys

print(sys.argv[1:], input())
sys.exit(7)

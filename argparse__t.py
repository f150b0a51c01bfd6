import argparse
print("ok")

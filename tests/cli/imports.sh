# Packages, relative imports, imports inside functions, -I, a missing module inside try.
"$YIELDC" run -O0 -I data/folder data/imports.py
"$YIELDC" check data/imports.py

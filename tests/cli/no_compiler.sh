# exec, eval and compile: one warning for each call of the built-in, none where the name is another.
"$YIELDC" check data/no_compiler.py

# A module that is nowhere: one warning, with the imports that lead to it.
"$YIELDC" check -I data/chain data/chain.py 2>&1
"$YIELDC" run -O0 -I data/chain data/chain.py 2>&1 | tail -n 1

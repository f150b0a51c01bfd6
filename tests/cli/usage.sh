# Wrong command lines: one clear line each, exit status 2.
try() {
    "$YIELDC" "$@"
    echo "status $?"
}
try
try frobnicate
try run
try run --bogus data/countdown.py
try run -O9 data/countdown.py
try build data/countdown.py
try build -o
try check data/missing.py
try check data
try check data/countdown.py data/broken.py
try check --dump=soup data/countdown.py
try build data/countdown.py -o missing/folder/program

# The program has the terminal, the arguments and the exit status to itself, the first time and
# out of the cache.
for i in 1 2; do
    echo "line of input" | "$YIELDC" run -O0 data/arguments.py -x --long "two words"
    echo "status $?"
done
"$YIELDC" run data/broken.py
echo "status $?"

# -v prints the commands that are run, so that a shell can run them again.
out=$(mktemp -d)
export XDG_CACHE_HOME=$out/cache
"$YIELDC" build -v -O0 --keep-c data/countdown.py -o "$out/a program" 2>"$out/said"
wc -l <"$out/said"
rm "$out/a program"
sh -c "$(sed "s/$(basename "$out")\/a program\.[0-9]*\.tmp/$(basename "$out")\/a program/" "$out/said")"
"$out/a program"
"$YIELDC" run -v data/countdown.py 2>"$out/said" && wc -l <"$out/said"
"$YIELDC" run -v data/countdown.py 2>"$out/said" && grep -c "^$XDG_CACHE_HOME/yieldc/" "$out/said"
rm -rf "$out"

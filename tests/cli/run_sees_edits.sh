# `run` makes the program anew when a module changes that it imports, at any distance; also when the
# change leaves size and time as they were.
out=$(mktemp -d)
export XDG_CACHE_HOME=$out/cache
cd "$out" || exit
mkdir -p package/inner
: >package/__init__.py
echo 'from package.inner import value' >package/inner/__init__.py
mv package/inner/__init__.py package/outer.py
echo 'value = 1' >package/inner.py
rmdir package/inner
echo 'import package.outer; print(package.outer.value)' >main.py
touch -r main.py package/inner.py
"$YIELDC" run -O0 main.py
echo 'value = 2' >package/inner.py
touch -r main.py package/inner.py
"$YIELDC" run -O0 main.py
rm package/inner.py
mkdir package/inner
echo 'value = 3' >package/inner/__init__.py
"$YIELDC" run -O0 main.py
echo 'value = 4' >random.py
echo 'import random; print(random.value if hasattr(random, "value") else "library")' >main.py
"$YIELDC" run -O0 main.py
rm random.py
"$YIELDC" run -O0 main.py
mkdir elsewhere
echo 'value = 5' >elsewhere/random.py
"$YIELDC" run -O0 -I elsewhere main.py
rm -rf "$out"

# docs/rules.md has each rule that a comment cites, and the tests that it names exist.
cd ../.. || exit
cited=$(grep -rhE '\brules? \(?[DVLRFOG][0-9]' -i translator runtime docs tests/unit --include='*.[ch]' --include='*.md' |
    grep -oE '\b[DVLRFOG][1-9]\b' | sort -u)
for rule in $cited; do
    grep -qE "^\* \*\*$rule\b" docs/rules.md || echo "$rule is cited and not in docs/rules.md"
done
tests=$(tr '\n' ' ' <docs/rules.md | grep -oiE 'held +by:?[^*#]*' | grep -oE '`[a-z0-9_]+`' | tr -d '`' | sort -u)
for name in $tests; do
    [ -f "tests/programs/$name.py" ] || grep -rqs "START_TEST($name)" tests/unit ||
        echo "there is no test $name"
done
[ "$(echo "$cited" | wc -l)" -gt 5 ] && [ "$(echo "$tests" | wc -l)" -gt 50 ] && echo "looked at all"

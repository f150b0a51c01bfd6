# Help comes from the option tables.
"$YIELDC" --help
for command in run build translate check explain; do
    "$YIELDC" $command --help
    echo "status $?"
done

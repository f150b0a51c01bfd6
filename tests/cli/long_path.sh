# A path that is longer than a line of C is in one piece where it has to be.
out=$(mktemp -d)
folder=$out/a_folder_with_a_name_of_some_length/and_another_one_within_it/that_makes_it_more_than_a_line
mkdir -p "$folder"
cp ../../examples/countdown.py "$folder/what \"is\" this.py"
"$YIELDC" translate --line "$folder/what \"is\" this.py" -o "$folder/program.c"
gcc -std=c11 -Wall -Wextra -Werror -fsyntax-only -I ../../runtime/include "$folder/program.c" && echo compiles
"$YIELDC" run -g "$folder/what \"is\" this.py"
"$YIELDC" explain "$folder/what \"is\" this.py" --html "$folder/page.html"
grep -c '^\["    .*", 3\]' "$folder/page.html"
rm -rf "$out"

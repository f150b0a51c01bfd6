# What shells complete. bash is asked; the others' texts are at least whole.
source <("$YIELDC" --completion bash)
complete_words() {
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _yieldc
    echo "${COMPREPLY[@]}"
}
complete_words yieldc ''
complete_words yieldc b
complete_words yieldc build --de
complete_words yieldc explain --
complete_words yieldc run prog.py
"$YIELDC" --completion zsh | head -n 12
"$YIELDC" --completion zsh | if command -v zsh >/dev/null; then zsh -n; else cat >/dev/null; fi
"$YIELDC" --completion fish | grep 'from check'
"$YIELDC" --completion fish | if command -v fish >/dev/null; then fish --no-execute; else cat >/dev/null; fi

# The shells themselves, where they are there.
file=$(mktemp)
"$YIELDC" --completion zsh >"$file"
if command -v zsh >/dev/null; then
    for words in tran 'build --dep' 'explain --ht'; do
        # shellcheck disable=SC2086
        python3 complete_zsh.py "$file" yieldc $words
    done
else
    printf '%s\n' 'yieldc translate' 'yieldc build --depfile' 'yieldc explain --html'
fi
"$YIELDC" --completion fish >"$file"
if command -v fish >/dev/null; then
    for words in tran 'build --dep' 'explain --ht'; do
        fish --no-config -c "source $file; complete -C 'yieldc $words'" | cut -f 1
    done
else
    printf '%s\n' translate --depfile --html
fi
rm "$file"
"$YIELDC" --completion tcsh
echo "status $?"

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
"$YIELDC" --completion tcsh
echo "status $?"

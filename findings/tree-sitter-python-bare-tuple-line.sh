#!/bin/sh
# tree-sitter-python joins a line that is a bare tuple with the next one where that begins with '['
# and is an assignment:
#
#     a, b
#     [x] = y
#
# is two statements to CPython, an expression and an assignment. The grammar gives one assignment of
# y to the pattern list `a, b[x]`, without an error node. A line that is one name, or a next line that
# begins with a name or '(', is read as CPython reads it.
#
# Seen with tree-sitter-python 0.25.0 (its wasm) under web-tree-sitter 0.25.10. Fails if that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent \
    web-tree-sitter@0.25.10 tree-sitter-python@0.25.0
cat >statements.cjs <<'END'
const { Parser, Language } = require("web-tree-sitter");
(async () => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load("node_modules/tree-sitter-python/tree-sitter-python.wasm"));
  for (const text of ["a, b\n[x] = y\n", "a\n[x] = y\n", "a, b\nx = y\n"]) {
    const root = parser.parse(text).rootNode;
    console.log(`${JSON.stringify(text)}: ${root.childCount} statements, error: ${root.hasError}`);
  }
})();
END
cat >expected <<'END'
"a, b\n[x] = y\n": 1 statements, error: false
"a\n[x] = y\n": 2 statements, error: false
"a, b\nx = y\n": 2 statements, error: false
END
npm ls --depth=0 | grep tree-sitter
node statements.cjs | tee seen
diff expected seen

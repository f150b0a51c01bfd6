"""mistune: Markdown to HTML and to a tree."""
import mistune

text = """# Title

A *word*, a **strong** one, `code`, a [link](http://example.com "t") and <b>html</b>.

- one
- two
    1. deep
    2. deeper

> quoted
> lines

```python
print("x < y")
```

| a | b |
|---|--:|
| 1 | 2 |

***
Footnote[^1] and ~~gone~~.

[^1]: The note.
"""
print(mistune.html(text))
md = mistune.create_markdown(escape=True, plugins=["strikethrough", "footnotes", "table"])
print(md(text))
print(mistune.create_markdown(renderer=mistune.AstRenderer())("# a\n\nb *c*"))

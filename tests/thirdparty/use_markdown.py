"""markdown: to HTML, with extensions."""
import markdown

text = """Title
=====

Some *text* with `code`, a [link][1], and an auto <http://example.com>.

* a
* b

    code block

1. first
2. second

> quote

[1]: http://example.org "Example"

Term
:   Definition

| h1 | h2 |
|----|----|
| a  | b  |
"""
print(markdown.markdown(text))
md = markdown.Markdown(extensions=["extra", "toc", "meta", "sane_lists"])
print(md.convert("key: value\n\n" + text))
print(md.Meta, md.toc)

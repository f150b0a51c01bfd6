"""textwrap: paragraphs in lines of a given width."""

import re as _re

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Wraps text; see the keywords of __init__ for what can be chosen."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), 32)
    # White space; a word that may break behind hyphens; a dash between words.
    wordsep_re = _re.compile(
        r"([\t\n\x0b\x0c\r ]+"
        r"|(?<=[\w!\"'&.,?])-{2,}(?=\w)"
        r"|[^\t\n\x0b\x0c\r ](?:[^\t\n\x0b\x0c\r ]*?(?:"
        r"-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))(?=[^\d\W]-?[^\d\W])"
        r"|(?=[\t\n\x0b\x0c\r ]|\Z)"
        r"|(?<=[\w!\"'&.,?])(?=-{2,}\w))))")
    wordsep_simple_re = _re.compile(r"([\t\n\x0b\x0c\r ]+)")
    sentence_end_re = _re.compile(r"[a-z][\.\!\?][\"\']?\Z")

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        pattern = self.wordsep_re if self.break_on_hyphens else self.wordsep_simple_re
        return [chunk for chunk in pattern.split(text) if chunk]

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " " and self.sentence_end_re.search(chunks[i]):
                chunks[i + 1] = "  "

    def _handle_long_word(self, chunks, line, length, width):
        """The first chunk is longer than a line: takes what fits of it."""
        room = 1 if width < 1 else width - length
        chunk = chunks[-1]
        if self.break_long_words:
            end = room
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind("-", 0, room)
                if hyphen > 0 and any(char != "-" for char in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not line:
            line.append(chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, length = self._take(chunks, width)
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            last_allowed = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            rest_is_space = not chunks or (self.drop_whitespace and len(chunks) == 1
                                           and not chunks[0].strip())
            if not last_allowed or rest_is_space and length <= width:
                lines.append(indent + "".join(line))
                continue
            self._cut(lines, line, length, width, indent)
            break
        return lines

    def _take(self, chunks, width):
        line, length = [], 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._handle_long_word(chunks, line, length, width)
            length = sum(map(len, line))
        return line, length

    def _cut(self, lines, line, length, width, indent):
        """The last line that max_lines allows, with the placeholder at its end."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        """The lines, without newlines at their ends."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines as one string."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The text as a list of lines of at most width characters."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The text as one string of such lines."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text with its white space collapsed, cut to width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the white space that all its lines begin with."""
    text = _re.sub("^[ \t]+$", "", text, flags=_re.MULTILINE)
    margin = None
    for indent in _re.findall("(^[ \t]*)(?:[^ \t\n])", text, flags=_re.MULTILINE):
        if margin is None:
            margin = indent
            continue
        size = 0
        while size < len(margin) and size < len(indent) and margin[size] == indent[size]:
            size += 1
        margin = margin[:size]
    if margin:
        text = _re.sub("(?m)^" + margin, "", text)
    return text


def indent(text, prefix, predicate=None):
    """The text with a prefix before each line that is not only white space."""
    if predicate is None:
        def predicate(line):
            return line.strip()
    return "".join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])

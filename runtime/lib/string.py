"""The module string: constants, capwords, Template and Formatter.

Template reads its text by hand instead of with a regular expression, so a subclass may change
`delimiter` and `idpattern` only to the extent that names stay ASCII identifiers.
"""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords",
           "digits", "hexdigits", "octdigits", "printable", "punctuation",
           "whitespace", "Formatter", "Template"]

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&' + "'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace

_name_start = ascii_letters + '_'
_name_part = _name_start + digits


def capwords(s, sep=None):
    """Every word of s with a capital first letter; words are what s.split(sep) gives."""
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


class Template:
    """A text with $name and ${name} to be filled in; $$ is a single $."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yields (kind, text, position); kind is 'text', 'named', 'escaped' or 'invalid', whose
        position is behind the delimiter."""
        text, mark = self.template, self.delimiter
        at = 0
        while True:
            hit = text.find(mark, at)
            if hit < 0:
                yield 'text', text[at:], at
                return
            yield 'text', text[at:hit], at
            start = hit + len(mark)
            if text.startswith(mark, start):
                yield 'escaped', mark, hit
                at = start + len(mark)
                continue
            braced = text.startswith('{', start)
            begin = start + 1 if braced else start
            end = begin
            if end < len(text) and text[end] in _name_start:
                while end < len(text) and text[end] in _name_part:
                    end += 1
            if end > begin and not braced:
                yield 'named', text[begin:end], hit
                at = end
            elif end > begin and text.startswith('}', end):
                yield 'named', text[begin:end], hit
                at = end + 1
            else:
                yield 'invalid', mark, start
                at = start

    def _invalid(self, position):
        lines = self.template[:position].splitlines(keepends=True)
        line = len(lines)
        column = position - len(''.join(lines[:-1]))
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def substitute(self, mapping={}, /, **keywords):
        """The text with every name replaced; KeyError for a name without a value."""
        parts = []
        for kind, text, position in self._pieces():
            if kind == 'named':
                parts.append(str(keywords[text] if text in keywords else mapping[text]))
            elif kind == 'invalid':
                self._invalid(position)
            else:
                parts.append(text)
        return ''.join(parts)

    def safe_substitute(self, mapping={}, /, **keywords):
        """The same, but what cannot be replaced stays as it is."""
        parts = []
        for kind, text, position in self._pieces():
            if kind != 'named':
                parts.append(text)
            elif text in keywords:
                parts.append(str(keywords[text]))
            else:
                try:
                    parts.append(str(mapping[text]))
                except KeyError:
                    start = position + len(self.delimiter)
                    braced = self.template.startswith('{', start)
                    end = start + len(text) + (2 if braced else 0)
                    parts.append(self.template[position:end])
        return ''.join(parts)

    def is_valid(self):
        return all(kind != 'invalid' for kind, _, _ in self._pieces())

    def get_identifiers(self):
        names = []
        for kind, text, _ in self._pieces():
            if kind == 'named' and text not in names:
                names.append(text)
        return names


def _split_name(name):
    """The first part of a field's name, and a list of (is_attribute, key) for the rest."""
    at = 0
    while at < len(name) and name[at] not in '.[':
        at += 1
    first, rest = name[:at], []
    if first.isdecimal():
        first = int(first)
    while at < len(name):
        if name[at] == '.':
            end = at + 1
            while end < len(name) and name[end] not in '.[':
                end += 1
            key, after = name[at + 1:end], end
        elif name[at] == '[':
            end = name.find(']', at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key, after = name[at + 1:end], end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError('Empty attribute in format string')
        is_attribute = name[at] == '.'
        if not is_attribute and key.isdecimal():
            key = int(key)
        rest.append((is_attribute, key))
        at = after
    return first, rest


def _read_field(text, at):
    """Reads a replacement field behind its brace: (name, spec, conversion, position after it)."""
    start, end = at, ''
    while at < len(text):
        c = text[at]
        at += 1
        if c == '{':
            raise ValueError("unexpected '{' in field name")
        if c == '[':
            while at < len(text) and text[at] != ']':
                at += 1
        elif c in '}:!':
            end = c
            break
    if not end:
        raise ValueError("expected '}' before end of string")
    name, conversion = text[start:at - 1], None
    if end == '}':
        return name, '', None, at
    if end == '!':
        if at >= len(text):
            raise ValueError('end of string while looking for conversion specifier')
        conversion = text[at]
        at += 1
        if at < len(text):
            at += 1
            if text[at - 1] == '}':
                return name, '', conversion, at
            if text[at - 1] != ':':
                raise ValueError("expected ':' after conversion specifier")
    start, depth = at, 1
    while at < len(text):
        c = text[at]
        at += 1
        if c == '{':
            depth += 1
        elif c == '}':
            depth -= 1
            if depth == 0:
                return name, text[start:at - 1], conversion, at
    raise ValueError("unmatched '{' in format spec")


class Formatter:
    """str.format with every step a method that a subclass can replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto_index=0):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == '':
                if auto_index is False:
                    raise ValueError('cannot switch from manual field specification to '
                                     'automatic field numbering')
                name = str(auto_index)
                auto_index += 1
            elif name.isdigit():
                if auto_index:
                    raise ValueError('cannot switch from manual field specification to '
                                     'automatic field numbering')
                auto_index = False
            value, first = self.get_field(name, args, kwargs)
            used.add(first)
            value = self.convert_field(value, conversion)
            spec, auto_index = self._vformat(spec, args, kwargs, used, depth - 1,
                                             auto_index=auto_index)
            result.append(self.format_field(value, spec))
        return ''.join(result), auto_index

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def parse(self, format_string):
        """Yields (literal, name, spec, conversion); name is None where no field follows."""
        text, at, start = format_string, 0, 0
        while at < len(text):
            c = text[at]
            at += 1
            if c != '{' and c != '}':
                continue
            doubled = text.startswith(c, at)
            if c == '}' and not doubled:
                raise ValueError("Single '}' encountered in format string")
            if at == len(text):
                raise ValueError("Single '{' encountered in format string")
            if doubled:
                yield text[start:at], None, None, None
                at += 1
            else:
                literal = text[start:at - 1]
                name, spec, conversion, at = _read_field(text, at)
                yield literal, name, spec, conversion
            start = at
        if start < len(text):
            yield text[start:], None, None, None

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first

"""Runs a module by a script of steps, under Python or, as a C program, from its freestanding C.

    drive.py python NAME        prints what happens
    drive.py c NAME             prints a C program that prints the same

NAME.steps has a line for each step:

    GENERATOR(ARGS) yields TYPE sends TYPE returns TYPE
    next | send VALUE | bytes HEX... | throw ERROR | close
    call FUNCTION(ARGS) returns TYPE
    bits 32             at the top: what translate --int32 makes of it

Under Python the ints that go in raise an OverflowError where those of C do.
"""
import ast
import re
import sys
import traceback
import types

BITS = 64


def checked(name):
    """The operation of int, which raises where C's int would overflow."""
    plain = getattr(int, name)

    def operation(*args):
        if name in ('__lshift__', '__rlshift__'):
            a, n = args if name == '__lshift__' else args[::-1]
            if n > BITS: # not tried: it would take all memory
                if a:
                    raise OverflowError
                return Int(0)
        value = plain(*args)
        if type(value) is not int:
            return value
        if not -(1 << BITS - 1) <= value < 1 << BITS - 1:
            raise OverflowError
        return Int(value)
    return operation


class Int(int):
    """An int of BITS bits."""


for _name in ('add sub mul floordiv mod pow lshift rshift and or xor radd rsub rmul rfloordiv rmod '
              'rpow rlshift rrshift rand ror rxor neg abs invert pos').split():
    setattr(Int, f'__{_name}__', checked(f'__{_name}__'))


class Ints(ast.NodeTransformer):
    """Makes the ints of functions such Ints."""
    inside = 0

    def visit_FunctionDef(self, node):
        self.inside += 1
        self.generic_visit(node)
        self.inside -= 1
        return node

    def visit_Constant(self, node):
        if self.inside and type(node.value) is int:
            return ast.copy_location(wrapped('Int', node), node)
        return node

    def visit_match_case(self, node):
        if node.guard:
            node.guard = self.visit(node.guard)
        node.body = [self.visit(s) for s in node.body]
        return node

    def visit_For(self, node):
        self.generic_visit(node)
        if isinstance(node.iter, ast.Call) and getattr(node.iter.func, 'id', '') == 'range':
            node.iter = ast.copy_location(wrapped('map', wrapped('Int'), node.iter), node.iter)
        return node


def wrapped(name, *args):
    called = ast.Name(name, ast.Load())
    return ast.Call(called, list(args), []) if args else called


def load(name):
    tree = Ints().visit(ast.parse(open(name + '.py').read()))
    module = types.ModuleType(name)
    module.Int = Int
    exec(compile(ast.fix_missing_locations(tree), name + '.py', 'exec'), vars(module))
    return module


def as_int(value):
    if type(value) is int:
        return Int(value)
    return [as_int(v) for v in value] if isinstance(value, list) else value


def arguments(text, scope):
    return [as_int(v) for v in eval('(%s,)' % text, scope)] if text else []


C_VALUES = {'True': 'true', 'False': 'false', 'None': 'NULL'}


def read(name):
    """The steps: (verb, ...) tuples."""
    for line in open(name + '.steps'):
        line = line.strip()
        made = re.match(r'(\w+)\((.*)\) yields (\S+) sends (\S+) returns (\S+)$', line)
        called = re.match(r'call (\w+)\((.*)\) returns (\S+)$', line)
        if not line or line.startswith(('#', 'bits ')):
            continue
        if made:
            yield ('make', *made.groups())
        elif called:
            yield ('call', *called.groups())
        elif line.startswith('bytes'):
            for byte in bytes.fromhex(line[5:]):
                yield ('send', str(byte))
        else:
            verb, _, rest = line.partition(' ')
            yield (verb, rest)


def show(value):
    if isinstance(value, bytes):
        return 'b:' + value.hex()
    if isinstance(value, float):
        return '%.17g' % value
    if isinstance(value, tuple):
        return '(' + ', '.join(map(show, value)) + ')'
    if isinstance(value, str):
        return 's:' + value
    if isinstance(value, (bool, type(None))):
        return str(value)
    return str(int(value.value if hasattr(value, 'value') else value))


def raised(error):
    trace = [t for t in traceback.extract_tb(error.__traceback__) if t.filename != __file__]
    return 'raised %s %s' % (type(error).__name__, trace[-1].lineno if trace else 0)


def attempt(function, *args):
    try:
        return 'yielded ' + show(function(*args))
    except StopIteration as error:
        return 'returned ' + show(error.value)
    except BaseException as error:
        return raised(error)


def run_python(name):
    module = load(name)
    scope = dict(vars(__import__('builtins')), **vars(module))
    generator = None
    for verb, *rest in read(name):
        if verb == 'make':
            generator = scope[rest[0]](*arguments(rest[1], scope))
            print(rest[0])
        elif verb == 'next':
            print(' ', attempt(next, generator))
        elif verb == 'send':
            print(' ', attempt(generator.send, as_int(eval(rest[0], scope))))
        elif verb == 'throw':
            print(' ', attempt(generator.throw, scope[rest[0]]()))
        elif verb == 'close':
            try:
                generator.close()
                print('  closed')
            except BaseException as error:
                print(' ', raised(error))
        else:
            try:
                print(rest[0], show(scope[rest[0]](*arguments(rest[1], scope))))
            except BaseException as error:
                print(rest[0], raised(error))


# ---- C ---------------------------------------------------------------------------------------

def upper(name):
    return re.sub(r'(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])', '_', name).upper()


def c_type(prefix, kind, int_type):
    base = kind.rstrip('?')
    names = {'int': int_type, 'bool': 'bool', 'float': 'double', 'str': 'const char *',
             'bytes': f'struct {prefix}_bytes'}
    if base.startswith('('):
        return f'struct {prefix}_tuple_' + '_'.join(base[1:-1].split(','))
    if kind.endswith('?') and base not in ('bytes', 'str'):
        return f'struct {prefix}_optional_{base}'
    return names[base]


def c_show(kind, value):
    """Statements that print a value."""
    base = kind.rstrip('?')
    if kind == 'none':
        return 'printf("None");'
    if base.startswith('('):
        parts = ' printf(", "); '.join(c_show(k, f'{value}.item{i}')
                                       for i, k in enumerate(base[1:-1].split(',')))
        return f'printf("("); {parts} printf(")");'
    if kind.endswith('?'):
        there = {'bytes': f'{value}.data', 'str': value}.get(base, f'{value}.present')
        inner = value if base in ('bytes', 'str') else value + '.value'
        return f'if ({there}) {{ {c_show(base, inner)} }} else printf("None");'
    return {'int': f'printf("%lld", (long long){value});',
            'bool': f'printf({value} ? "True" : "False");',
            'float': f'printf("%.17g", {value});',
            'str': f'printf("s:%s", {value});',
            'bytes': f'printf("b:"); for (long i = 0; i < (long){value}.size; i++) '
                     f'printf("%02x", {value}.data[i]);'}[base]


def c_args(prefix, text):
    values = eval('(%s,)' % text if text else '()')
    out = []
    for v in values:
        if isinstance(v, (bytes, bytearray)):
            kind = 'bytes' if isinstance(v, bytes) else 'buffer'
            items = ', '.join(map(str, v or b'\0'))
            out.append(f'(struct {prefix}_{kind}){{(uint8_t[]){{{items}}}, {len(v)}}}')
        elif isinstance(v, list):
            out.append(f'(struct {prefix}_list_int){{(INT[]){{{", ".join(map(str, v))}}}, {len(v)}}}')
        elif isinstance(v, str):
            out.append('"%s"' % v)
        else:
            out.append({'-9223372036854775808': 'INT64_MIN'}.get(str(v), C_VALUES.get(str(v), str(v))))
    return out


def run_c(name, int_type):
    source = open(name + '.h').read()
    prefix = name
    errors = re.findall(rf'^    {upper(prefix)}_([A-Z_]+)(?: = 1)?,?$', source, re.M)
    print(f'#include <stdio.h>\n#include "{name}.h"\ntypedef {int_type} INT;\n')
    print('static const char *error_name(uint32_t raised)\n{\n    switch (raised & 0xff) {')
    for e in errors:
        camel = {'OS_ERROR': 'OSError', 'EOF_ERROR': 'EOFError'}.get(
            e, ''.join(w.capitalize() for w in e.split('_')))
        print(f'    case {upper(prefix)}_{e}: return "{camel}";')
    print('    default: return "?";\n    }\n}\n')
    print('static void show_raised(uint32_t raised)\n{\n'
          '    printf("raised %s %u\\n", error_name(raised), (unsigned)(raised >> 8));\n}\n')
    print('int main(void)\n{')
    number, gen = 0, None
    for verb, *rest in read(name):
        if verb == 'make':
            number += 1
            gen, args, yields, sends, returns = rest
            union = yields != 'none' and returns != 'none' and yields != returns
            kind = yields if yields != 'none' else returns
            out = f'o{number}' if kind != 'none' else None
            print(f'    static struct {gen} g{number};\n    puts("{gen}");')
            if union:
                print(f'    union {gen}_out {out};')
            elif out:
                print(f'    {c_type(prefix, kind, int_type)} {out};')
            print(f'    {gen}_init({", ".join([f"&g{number}"] + c_args(prefix, args))});')
            tail = f', &{out}' if out else ''
            y = c_show(yields, out + '.yielded' if union else out)
            r = c_show(returns, out + '.returned' if union else out)
            fresh = True
            continue
        g = f'&g{number}'
        if verb == 'call':
            function, args, returns = rest
            args = c_args(prefix, args)
            raises = re.search(rf'\buint32_t {function}\(', source)
            print(f'    printf("{function} ");\n    {{')
            if raises:
                if returns != 'none':
                    print(f'    {c_type(prefix, returns, int_type)} r;')
                    args.append('&r')
                print(f'    uint32_t e = {function}({", ".join(args)});')
                print(f'    if (e) show_raised(e); else {{ {c_show(returns, "r")} printf("\\n"); }} }}')
            elif returns == 'none':
                print(f'    {function}({", ".join(args)}); puts("None"); }}')
            else:
                print(f'    {c_type(prefix, returns, int_type)} r = {function}({", ".join(args)});')
                print(f'    {c_show(returns, "r")} printf("\\n"); }}')
            continue
        if verb == 'close':
            print(f'    if ({gen}_close({g}) == {upper(prefix)}_RAISED) {{ printf("  "); '
                  f'show_raised(g{number}.raised); }} else puts("  closed");')
            continue
        call = {'next': f'{gen}_next({g}{tail})',
                'send': f'{gen}_send({g}, {C_VALUES.get(rest[0], rest[0])}{tail})',
                'throw': f'{gen}_throw({g}, {upper(prefix)}_{upper(rest[0])}{tail})'}[verb]
        print(f'    switch ({call}) {{')
        print(f'    case {upper(prefix)}_YIELDED: printf("  yielded "); {y} printf("\\n"); r{number} = 0; break;'
              .replace(f'r{number} = 0; ', ''))
        # Only the first return of a generator has a value.
        print(f'    case {upper(prefix)}_RETURNED: printf("  returned "); if (ended{number}++) '
              f'printf("None"); else {{ {r} }} printf("\\n"); break;'.replace(f'ended{number}++',
              f'ended[{number}]++'))
        print(f'    default: printf("  "); ended[{number}]++; show_raised(g{number}.raised); break;\n    }}')
    print('    return 0;\n}')


if __name__ == '__main__':
    sys.path.insert(0, '.')
    if open(sys.argv[2] + '.steps').read().startswith('bits 32'):
        BITS = 32
    if sys.argv[1] == 'python':
        run_python(sys.argv[2])
    else:
        import io
        stdout, sys.stdout = sys.stdout, io.StringIO()
        run_c(sys.argv[2], 'int%d_t' % BITS)
        text, sys.stdout = sys.stdout.getvalue(), stdout
        print(text.replace('int main(void)', 'static int ended[1000];\n\nint main(void)'))

f''
f'abc'
f'{a}'
f'{a}{b}c{d!r}{e!s:>10}{f:{w}.{p}}'
f'{{literal}} {a} }}{{'
f'{a=}', f'{a = }', f'{a=!s}', f'{a=:5}'
f'{a!r:^{w}}' 'plain' f"{b['key']}"
'before ' f'{a}' " after"
f'{x if y else z}{(lambda: 1)()}{ {1: 2}[1] }{a, b}'
f'{a:%H:%M}{b:}'
f'''
{a}
  {b
}'''
rf'\d{a}\n', fR"{b}"
f'{f"{a}"}'
f'\n{a}\t\x41'
f'{a == b}{a != b}{a <= b}{x:=5}'
u'a' f'{b}'
f'{a["b"]:{c["d"]}}'

import _locale
import functools
print(_locale.localeconv())
print(_locale.setlocale(_locale.LC_NUMERIC), _locale.setlocale(_locale.LC_ALL, 'C'))
print(_locale.setlocale(_locale.LC_TIME, 'C.UTF-8'), _locale.setlocale(_locale.LC_TIME))
print([(n, getattr(_locale, n)) for n in sorted(dir(_locale)) if isinstance(getattr(_locale, n), int)])
names = ['DAY_1', 'ABDAY_2', 'MON_3', 'ABMON_12', 'RADIXCHAR', 'THOUSEP', 'D_FMT', 'T_FMT', 'D_T_FMT', 'AM_STR', 'YESEXPR',
         'CRNCYSTR', 'ERA', '_DATE_FMT']
print([_locale.nl_langinfo(getattr(_locale, n)) for n in names])
print(sorted(['b', 'A', 'a', 'B', '\xe9'], key=functools.cmp_to_key(_locale.strcoll)), _locale.strcoll('a', 'a'))
print(repr(_locale.strxfrm('abc')), repr(_locale.strxfrm('')))
print(_locale.gettext('some text'), _locale.dgettext(None, 'more'), _locale.dcgettext('x', 'y', _locale.LC_MESSAGES))
print(_locale.textdomain(None), _locale.textdomain('app'), _locale.bindtextdomain('app', '/tmp'),
      _locale.bind_textdomain_codeset('app', None))
print(_locale.Error, _locale.Error.__mro__)
for f, *args in [('setlocale', 99), ('setlocale', 6, 'xx'), ('setlocale', 6, 5), ('setlocale', 'a'),
                 ('nl_langinfo', 99999999), ('nl_langinfo', 'a'), ('strxfrm', 'a\0b'), ('strxfrm', 3),
                 ('strcoll', 'a', 3), ('strcoll', 'a\0', 'b'), ('bindtextdomain', '', 'x'), ('gettext', 3),
                 ('setlocale', 6, 'a\0b')]:
    try:
        print(getattr(_locale, f)(*args))
    except (TypeError, ValueError, _locale.Error) as e:
        print(type(e), e)

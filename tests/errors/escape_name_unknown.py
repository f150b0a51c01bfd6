x = 1
y = 'ab\N{NO SUCH CHARACTER}'

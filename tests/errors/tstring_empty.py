x = t"a{}"

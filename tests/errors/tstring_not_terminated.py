x = t"a{b}

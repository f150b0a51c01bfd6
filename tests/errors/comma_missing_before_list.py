print(a + line[])

# A comment first

x = (  # inside
    1,
    # between
    2
)  # after
y = 1 + \
    2
if x:
	tab = 1
	if y:
	    mixed = 2

	# a comment in a block
# a comment at the margin
	still = 3
if x: a; b;
def f():
    pass
    # the end

class A:

    def f(self): pass



    def g(self):
        return (yield)
z = [
]

from ..sibling import NAME as above
print("sub", above)

"""Widths and precisions may be in the digits of any script."""
print(format(5, "٣"), format(5, "٣d"), format("a", "٣"), format(5.5, ".٣f"), format(5, "0٣"), format(1j, "１０.２f"), format(True, "٣d"))
try:
    format(5, "²")
except ValueError as error:
    print(error)

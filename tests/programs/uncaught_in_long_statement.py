# A statement over many lines: the entry has the line of the part that failed.
def check(**options):
    return (
        options["width"]
        + options["height"]
        + options.get(
            "depth",
            0,
        ).real
        + options["missing"]
    )


print(
    check(
        width=1,
        height=2,
        missing=3,
    )
)
print(
    "sum",
    check(
        width=1,
        height=2,
    ),
)

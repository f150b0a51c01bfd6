"""humanize: numbers, sizes and times in words."""
import datetime as dt
import humanize

print(humanize.intcomma(1234567), humanize.intword(123455913), humanize.ordinal(22), humanize.apnumber(5), humanize.fractional(0.3333))
print(humanize.naturalsize(3_000_000), humanize.naturalsize(3000, binary=True), humanize.naturalsize(10**28, gnu=True), humanize.scientific(0.0012))
print(humanize.naturaldelta(dt.timedelta(days=1001)), humanize.naturaldelta(dt.timedelta(seconds=30)), humanize.precisedelta(dt.timedelta(days=2, seconds=3633)))
now = dt.datetime(2020, 6, 1, 12)
print(humanize.naturaltime(now - dt.timedelta(hours=5), when=now), humanize.naturaltime(now + dt.timedelta(days=40), when=now))
print(humanize.metric(1500, "V"), humanize.clamp(0.0001, floor=0.01, format="{:.0%}"))
print(humanize.naturaldate(dt.date(1999, 1, 2)))

"""dateutil: parsing, rules, deltas, time zones."""
from datetime import datetime
from dateutil import easter, parser, relativedelta, rrule, tz

print(parser.parse("2003-09-25T10:49:41.5-03:00"), parser.parse("Thu Sep 25 10:36:28 2003"), parser.parse("10 Sep 2003 3pm"), parser.isoparse("2020-W10-3"))
print(datetime(2020, 1, 31) + relativedelta.relativedelta(months=1), relativedelta.relativedelta(datetime(2020, 3, 1), datetime(2019, 1, 15)))
print([d.date().isoformat() for d in rrule.rrule(rrule.WEEKLY, count=4, byweekday=(rrule.TU, rrule.TH), dtstart=datetime(1997, 9, 2))])
print(list(rrule.rrulestr("DTSTART:19970902T090000\nRRULE:FREQ=MONTHLY;BYDAY=1FR;COUNT=3")), easter.easter(2024))
print(datetime(2020, 7, 1, 12, tzinfo=tz.UTC).astimezone(tz.tzoffset("X", 7200)), tz.gettz("Europe/Stockholm").utcoffset(datetime(2020, 7, 1)))
try:
    parser.parse("not a date")
except parser.ParserError as e:
    print(e)
print(datetime(2021, 5, 5) + relativedelta.relativedelta(weekday=relativedelta.MO(-1)), relativedelta.relativedelta(hours=25).normalized())

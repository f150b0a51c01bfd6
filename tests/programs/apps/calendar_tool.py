"""Dates: calendars, recurring events, zones, a countdown."""
import calendar
from datetime import date, datetime, time, timedelta, timezone
from itertools import count, islice, takewhile
from zoneinfo import ZoneInfo


def every(start, days=None, months=None):
    for n in count():
        if days:
            yield start + timedelta(days=days * n)
        else:
            y, m = divmod(start.month - 1 + months * n, 12)
            last = calendar.monthrange(start.year + y, m + 1)[1]
            yield start.replace(year=start.year + y, month=m + 1, day=min(start.day, last))


print(calendar.month(2024, 2))
print(list(map(str, islice(every(date(2024, 1, 31), months=1), 5))))
print(sum(1 for _ in takewhile(lambda d: d.year == 2024, every(date(2024, 1, 1), days=7))))
stockholm = ZoneInfo("Europe/Stockholm")
for utc in (datetime(2024, 3, 31, 0, 59, tzinfo=timezone.utc), datetime(2024, 3, 31, 1, 1, tzinfo=timezone.utc)):
    local = utc.astimezone(stockholm)
    print(local.isoformat(), local.tzname(), local.utcoffset(), local.dst())
d = datetime.combine(date(2024, 2, 29), time(23, 59, 59, 999999))
print(d + timedelta(microseconds=1), d.strftime("%a %d %b %Y %j %U %p"), d.timetuple().tm_yday, date.fromisoformat("2024-12-25") - d.date())
print(timedelta(days=-1, hours=5), timedelta(hours=1.5) / timedelta(minutes=7), divmod(timedelta(hours=5), timedelta(hours=2)))
print(calendar.TextCalendar(calendar.SUNDAY).formatweekheader(2), calendar.isleap(1900), [x for x in calendar.Calendar().itermonthdays2(2024, 9)][:3])
for text in ("2024-02-30", "24:00", "nonsense"):
    try:
        print(datetime.fromisoformat(text))
    except ValueError:
        print("no date:", text)

"""zoneinfo: zones of the system, offsets, folds, what is not there."""
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, TZPATH

berlin = ZoneInfo("Europe/Berlin")
print(berlin, berlin.key, ZoneInfo("Europe/Berlin") is berlin)
for moment in datetime(2020, 1, 1), datetime(2020, 7, 1), datetime(2020, 10, 25, 2, 30), datetime(2020, 10, 25, 2, 30, fold=1):
    t = moment.replace(tzinfo=berlin)
    print(t.isoformat(), t.tzname(), t.dst(), t.astimezone(timezone.utc))
print(datetime(2024, 3, 10, 12, tzinfo=ZoneInfo("America/New_York")) - datetime(2024, 3, 9, 12, tzinfo=ZoneInfo("America/New_York")))
print(datetime.fromtimestamp(1700000000, ZoneInfo("Asia/Kolkata")), ZoneInfo("UTC").utcoffset(None))
print(datetime(2090, 7, 1, tzinfo=berlin).utcoffset(), datetime(1890, 1, 1, tzinfo=berlin).utcoffset())
print(datetime(2020, 1, 1, tzinfo=berlin) + timedelta(days=200))
for name in "No/Such", "../etc/passwd", "":
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as e:
        print(type(e).__name__, str(e)[:40])
print(TZPATH[0])

"""A log rotator: pathlib, datetime, gzip, shutil, tempfile."""
import gzip
import tempfile
from datetime import datetime, timedelta
from pathlib import Path


class Rotator:
    def __init__(self, folder, name, limit, keep):
        self.path = Path(folder) / name
        self.limit, self.keep = limit, keep
        self.now = datetime(2024, 2, 28, 23, 0)

    def write(self, text):
        with self.path.open("a", encoding="utf-8") as f:
            f.write(f"{self.now:%Y-%m-%d %H:%M} {text}\n")
        self.now += timedelta(hours=5, minutes=17)
        if self.path.stat().st_size > self.limit:
            self.rotate()

    def rotate(self):
        target = self.path.with_name(f"{self.path.stem}-{self.now.date().isoformat()}{self.path.suffix}.gz")
        target.write_bytes(gzip.compress(self.path.read_bytes(), mtime=0))
        self.path.unlink()
        for old in sorted(self.path.parent.glob("*.gz"))[: -self.keep]:
            old.unlink()


with tempfile.TemporaryDirectory() as folder:
    r = Rotator(folder, "app.log", 120, 2)
    for i in range(20):
        r.write(f"event {i} " + "x" * (i % 5))
    for p in sorted(Path(folder).iterdir()):
        text = gzip.decompress(p.read_bytes()).decode() if p.suffix == ".gz" else p.read_text()
        print(p.name, p.suffixes, len(text.splitlines()), text.splitlines()[0])
    print((Path(folder) / "app.log").relative_to(folder), Path("a/../b").parts, Path("/x/y.tar.gz").stem)
print(tuple(datetime(2024, 3, 1).isocalendar()), datetime.strptime("01/03/24", "%d/%m/%y").strftime("%A %d %B"))

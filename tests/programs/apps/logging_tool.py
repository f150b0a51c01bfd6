"""logging: handlers, filters, formats with places, exceptions."""
import io
import logging
import logging.handlers

out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s %(funcName)s:%(lineno)d %(message)s"))
log = logging.getLogger("app.part")
log.setLevel(logging.DEBUG)
log.addHandler(handler)
log.propagate = False


class NoSecrets(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).replace("secret", "***")
        return "drop" not in record.getMessage()


handler.addFilter(NoSecrets())


def work(n):
    log.debug("begin %d", n)
    try:
        return 10 / n
    except ZeroDivisionError:
        log.exception("secret failed")
    finally:
        log.info("end %(n)s", {"n": n})


work(2)
work(0)
log.warning("drop this")
log.log(25, "custom", extra={"x": 1})
logging.addLevelName(25, "NOTICE")
log.log(25, "custom")
memory = logging.handlers.MemoryHandler(10, target=handler)
child = log.getChild("child")
child.addHandler(memory)
child.propagate = False
child.error("buffered")
memory.flush()
print("\n".join(l for l in out.getvalue().splitlines() if not l.startswith("  File") and set(l) - set(" ~^")))
print(child.getEffectiveLevel(), log.isEnabledFor(5), logging.getLevelName(30), child.name, child.parent is log)

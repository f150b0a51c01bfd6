"""What a reader does with the pages that explain_page.sh has made in a folder."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from browse import Browser

folder = Path(sys.argv[1])


def texts(browser, selector):
    return browser.run(f"[...document.querySelectorAll({selector!r})].map(e => e.textContent.trim())")


def lines(browser, which, number):
    """Those of the marked lines, by one of their numbers; C is not told by its own, which change."""
    return browser.run(f"[...new Set([...document.querySelectorAll('#{which} li.on')]"
                       f".map(e => +e.dataset.{number}))]")


def show(browser, title):
    print(f"-- {title}")
    print("python", lines(browser, "python", "n"), "C of", lines(browser, "c", "line"))
    print("state", texts(browser, "#states tr.on td:nth-child(-n+3)"), "alive",
          texts(browser, "#frame .alive b"), "maybe", texts(browser, "#frame .maybe b"))


with Browser(folder / "page.html") as b:
    print(b.run("document.title"), texts(b, "#machines button"), texts(b, "#counter"), texts(b, "h2"))
    print("graph", texts(b, "#graph .node title"), texts(b, "#graph .node.here title"))
    b.click("#machines button:nth-child(1)")
    show(b, "a machine by its tab")
    b.point_at("#python li:nth-child(4)")
    show(b, "pointing at a line of Python")
    b.point_at("#c li[data-line='2']")
    show(b, "pointing at a line of C")
    b.click("#states tbody tr:nth-child(2)")
    show(b, "a state by its row")
    b.click("#graph .node text")
    show(b, "a state in the graph")
    b.key("1")
    show(b, "a state by its key")
    b.key("j")
    show(b, "the next line by its key")
    b.key("n")
    print(texts(b, "h2"))
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "End"):
        b.key(key)
        print(key, texts(b, "#counter"), texts(b, "#step"), texts(b, "h2"), texts(b, "#graph .node.here title"))
    b.click("#back")
    print("back", texts(b, "#counter"), texts(b, "#step"))
    b.click("#history li:nth-child(4)")
    print("chosen", texts(b, "#counter"), texts(b, "#step"))
    b.key("?")
    print("help", b.run("document.querySelector('#help').hidden"))
    light = b.run("getComputedStyle(document.body).backgroundColor")
    print("wider than the window:", b.run("document.documentElement.scrollWidth > innerWidth"))
    print("errors", b.errors, "fetched", [u.rsplit("/", 1)[1] for u in b.requests])

with Browser(folder / "no_graph.html", dark=True, size=(500, 900)) as b:
    print("dark is different:", b.run("getComputedStyle(document.body).backgroundColor") != light)
    print(texts(b, "#graph"), texts(b, "#step"))
    print("wider than the window:", b.run("document.documentElement.scrollWidth > innerWidth"))
    print("errors", b.errors)
    b.command("Page.navigate", url=(folder / "plain.html").as_uri())
    while b.run("document.readyState") != "complete" or b.run("document.title") != "plain.py – yieldc explain":
        pass
    print(texts(b, "main"), "errors", b.errors)

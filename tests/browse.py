"""Drives headless Chromium over a page, for tests: what Python writes on a pipe, the browser does.

    with Browser("page.html", dark=False, size=(1400, 900)) as b:
        b.run("document.title"); b.key("ArrowRight"); b.click("#play"); b.screenshot("page.png")

The protocol is that of Chromium's developer tools over two pipes (--remote-debugging-pipe): messages
in JSON, each ended by a zero byte.
"""
import base64
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

KEYS = {"ArrowRight": 39, "ArrowLeft": 37, "Home": 36, "End": 35, " ": 32, "Tab": 9, "Enter": 13}


class Browser:
    def __init__(self, page, dark=False, size=(1400, 900)):
        to_read, self.to_write = os.pipe()
        self.to_read, to_write = os.pipe()
        self.profile = tempfile.mkdtemp()

        def give_pipes():
            # The child expects to read from 3 and write to 4: via numbers that are neither.
            a, b = os.dup(to_read), os.dup(to_write)
            while a in (3, 4):
                a = os.dup(a)
            while b in (3, 4):
                b = os.dup(b)
            os.dup2(a, 3)
            os.dup2(b, 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank"],
            close_fds=False, preexec_fn=give_pipes, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self.pending, self.number, self.session, self.errors = b"", 0, None, []
        targets = self.command("Target.getTargets")["targetInfos"]
        target = next(t for t in targets if t["type"] == "page")["targetId"]
        self.session = self.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.command(f"{domain}.enable")
        self.command("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1],
                     deviceScaleFactor=1, mobile=False)
        self.command("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.requests = []
        self.command("Page.navigate", url=Path(page).resolve().as_uri())
        while self.run("document.readyState") != "complete":
            pass

    def receive(self):
        while b"\0" not in self.pending:
            more = os.read(self.to_read, 1 << 16)
            if not more:
                raise RuntimeError("the browser has gone")
            self.pending += more
        message, self.pending = self.pending.split(b"\0", 1)
        message = json.loads(message)
        if message.get("method") == "Runtime.exceptionThrown":
            details = message["params"]["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description", details["text"]))
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        return message

    def command(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to_write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def run(self, text):
        """What the expression in JavaScript gives."""
        result = self.command("Runtime.evaluate", expression=text, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{text}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def key(self, key):
        text = {"text": key} if len(key) == 1 else {}
        code = KEYS.get(key, ord(key.upper()) if len(key) == 1 else 0)
        for kind in ("keyDown", "keyUp"):
            self.command("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code,
                         **(text if kind == "keyDown" else {}))

    def place(self, selector):
        return self.run(f"""(() => {{ const e = document.querySelector({json.dumps(selector)});
            e.scrollIntoView({{block: "center"}}); const r = e.getBoundingClientRect();
            return [r.x + Math.min(r.width / 2, 60), r.y + r.height / 2]; }})()""")

    def mouse(self, kind, selector, **more):
        x, y = self.place(selector)
        self.command("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def point_at(self, selector):
        self.mouse("mouseMoved", selector)

    def click(self, selector):
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, selector, button="left", clickCount=1)

    def screenshot(self, path, whole=True):
        picture = self.command("Page.captureScreenshot", captureBeyondViewport=whole)
        if whole:
            size = self.command("Page.getLayoutMetrics")["cssContentSize"]
            picture = self.command("Page.captureScreenshot", captureBeyondViewport=True,
                                   clip={**size, "scale": 1})
        Path(path).write_bytes(base64.b64decode(picture["data"]))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.to_read)
        os.close(self.to_write)
        shutil.rmtree(self.profile, ignore_errors=True)

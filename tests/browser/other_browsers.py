"""Firefox and WebKit (the engine of Safari), driven by the protocols that they speak themselves.

Debian has both: firefox-esr; webkit2gtk-driver and xvfb. Nothing else is needed.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

FIREFOX = os.environ.get("NNLIB_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
WEBKIT = shutil.which("WebKitWebDriver")
MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"


class Browser:
    """A window that opens addresses, evaluates JavaScript and moves a mouse."""

    def wait(self, condition: str, seconds: float = 120) -> None:
        """Until the JavaScript `condition` holds; if it never does, the error tells what the page says."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.evaluate(f"Boolean({condition})"):
                return
            time.sleep(0.3)
        raise AssertionError(f"never so: {condition}; page: {self.evaluate('document.body.innerText')[:500]}")

    def draw(self, strokes) -> None:
        """Draw lines of points (x, y), in pixels of the window, with the mouse."""
        steps = []
        for stroke in strokes:
            moves = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 5} for x, y in stroke]
            steps += [
                moves[0],
                {"type": "pointerDown", "button": 0},
                *moves,
                {"type": "pointerUp", "button": 0},
            ]
        source = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps}
        self.act([source])

    def click(self, selector: str) -> None:
        """Press the mouse in the middle of an element, which is first brought into the window."""
        box = f"document.querySelector({json.dumps(selector)})"
        self.evaluate(f"{box}.scrollIntoView({{block: 'center'}})")
        left, top, width, height = self.evaluate(
            f"(b => [b.left, b.top, b.width, b.height])({box}.getBoundingClientRect())"
        )
        self.draw([[(left + width / 2, top + height / 2)]])

    def __exit__(self, *_):
        # the group that this object started: xvfb-run leaves its screen and its driver behind
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._folder.cleanup()


class Firefox(Browser):
    """`with Firefox() as browser:` by WebDriver BiDi."""

    def __enter__(self):
        import websocket  # comes with Jupyter's server

        self._folder = tempfile.TemporaryDirectory(prefix="nnlib_firefox_", ignore_cleanup_errors=True)
        command = [FIREFOX, "--headless", "--no-remote", "--profile", self._folder.name]
        self._process = subprocess.Popen(
            [*command, "--remote-debugging-port=0", "about:blank"],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "HOME": self._folder.name},
            start_new_session=True,
        )
        for line in self._process.stderr:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                break
        else:
            raise RuntimeError("Firefox did not start")
        self._socket = websocket.create_connection(f"{found[1]}/session", suppress_origin=True, timeout=300)
        self._number = 0
        self._ask("session.new", capabilities={})
        self._context = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        viewport = {"width": 1280, "height": 900}
        self._ask("browsingContext.setViewport", context=self._context, viewport=viewport)
        return self

    def _ask(self, method, **params):
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def goto(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def evaluate(self, expression: str):
        found = self._ask(
            "script.evaluate",
            expression=f"JSON.stringify(({expression}) ?? null)",
            target={"context": self._context},
            awaitPromise=True,
        )
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])

    def act(self, actions) -> None:
        self._ask("input.performActions", context=self._context, actions=actions)


class WebKit(Browser):
    """`with WebKit() as browser:` by WebDriver, on a screen of its own."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="nnlib_webkit_", ignore_cleanup_errors=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        home = {"HOME": self._folder.name, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        self._process = subprocess.Popen(
            ["xvfb-run", "-a", "-s", "-screen 0 1400x1000x24", WEBKIT, f"--port={port}"],
            env={**os.environ, **home},
            start_new_session=True,
        )
        self._url = f"http://127.0.0.1:{port}/session"
        options = {"binary": MINI_BROWSER, "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        end = time.monotonic() + 30
        while True:
            try:
                self._url += "/" + self._ask("", wanted)["sessionId"]
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.5)
        self._ask("/window/rect", {"x": 0, "y": 0, "width": 1300, "height": 950})
        self._ask("/timeouts", {"script": 300_000, "pageLoad": 300_000})
        return self

    def __exit__(self, *_):
        try:
            urllib.request.urlopen(urllib.request.Request(self._url, method="DELETE"), timeout=15).read()
        except OSError:
            pass  # it is ended below in any case
        super().__exit__()

    def _ask(self, path, body):
        request = urllib.request.Request(
            self._url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.load(answer)["value"]

    def goto(self, address: str) -> None:
        self._ask("/url", {"url": address})

    def evaluate(self, expression: str):
        script = f"return JSON.stringify(({expression}) ?? null)"
        return json.loads(self._ask("/execute/sync", {"script": script, "args": []}))

    def act(self, actions) -> None:
        self._ask("/actions", {"actions": actions})

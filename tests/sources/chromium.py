"""A page as Chromium saves it in one file, by its debugging protocol over a pipe."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from typing import Any

FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update
--disable-sync --remote-debugging-pipe""".split()

installed = shutil.which("chromium") is not None


def saved(url: str) -> str:
    """The MHTML of a page."""
    with tempfile.TemporaryDirectory() as profile, _Browser(profile) as browser:
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.ask("Page.enable", session)
        browser.ask("Page.navigate", session, url=url)
        while browser.hear().get("method") != "Page.loadEventFired":
            pass
        return browser.ask("Page.captureSnapshot", session, format="mhtml")["data"]


class _Browser:
    def __init__(self, profile: str) -> None:
        commands, to_browser = os.pipe()
        from_browser, answers = os.pipe()
        script = f'exec chromium "$@" 3<&{commands} 4>&{answers}'
        self._process = subprocess.Popen(
            ["bash", "-c", script, "-", *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._to = os.fdopen(to_browser, "wb", 0)
        self._from = os.fdopen(from_browser, "rb", 0)
        self._heard = b""
        self._asked = 0

    def __enter__(self) -> _Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self.ask("Browser.close")
        self._process.wait(20)
        self._to.close()
        self._from.close()

    def hear(self) -> dict[str, Any]:
        """The next message."""
        while b"\0" not in self._heard:
            piece = self._from.read(1 << 16)
            if not piece:
                raise EOFError("the browser is gone")
            self._heard += piece
        message, _, self._heard = self._heard.partition(b"\0")
        return json.loads(message)

    def ask(self, method: str, session: str | None = None, **params: object) -> dict[str, Any]:
        """The answer to a command."""
        self._asked += 1
        command = {"id": self._asked, "method": method, "params": params} | ({"sessionId": session} if session else {})
        self._to.write(json.dumps(command).encode() + b"\0")
        while (message := self.hear()).get("id") != self._asked:
            pass
        return message["result"]

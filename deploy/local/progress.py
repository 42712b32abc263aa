"""One line for each thing somebody waits for: what it is, how far it is, how long it took."""

import sys
import threading
import time
from types import TracebackType
from typing import Self, TextIO

REPORT_SECONDS = 10.0  # where there is no terminal to draw on, a line this often says that it still goes on


class Step:
    """Shows that something is going on until its `with` block ends."""

    def __init__(self, title: str, *, stream: TextIO = sys.stderr) -> None:
        self.title, self.detail, self._stream = title, "", stream
        self._is_drawn = stream.isatty()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        if not self._is_drawn:
            self._write(f"{self.title} …\n")
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, *_rest: BaseException | TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        if self._is_drawn:
            self._write("\r\x1b[K")
        self._write(f"{self.title}: {'done in' if kind is None else 'stopped after'} {self._seconds}\n")

    def _tick(self) -> None:
        while not self._ended.wait(0.2 if self._is_drawn else REPORT_SECONDS):
            line = ", ".join(part for part in (self.detail, self._seconds) if part)
            self._write(f"\r\x1b[K{self.title} … {line}" if self._is_drawn else f"  … {line}\n")

    @property
    def _seconds(self) -> str:
        return f"{time.monotonic() - self._began:.0f} s"

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()

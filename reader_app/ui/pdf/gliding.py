"""Scrolling that glides to where it goes, however often that changes on the way."""

import math
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

FRAME_MS = 8
NEARER_IN_S = 0.045
"""In this time the way that is left becomes shorter by a factor of e."""
SLOWEST_PIXELS = 1.0


class Gliding(QObject):
    """Moves the scroll bars of an area step by step."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._bars = (area.horizontalScrollBar(), area.verticalScrollBar())
        self._targets: list[float] = [0.0, 0.0]
        self._now: list[float] = [0.0, 0.0]
        self._at = 0.0
        self._timer = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)

    @property
    def is_moving(self) -> bool:
        return self._timer.isActive()

    @property
    def target(self) -> tuple[float, float]:
        """Where the bars will be."""
        if self.is_moving:
            return self._targets[0], self._targets[1]
        return float(self._bars[0].value()), float(self._bars[1].value())

    def move(self, across: float, down: float) -> None:
        """Scroll by so many device pixels, beyond where it glides to already."""
        if not self.is_moving:
            self._now = [float(bar.value()) for bar in self._bars]
            self._targets = list(self._now)
            self._at = time.monotonic()
            self._timer.start()
        for place, by in enumerate((across, down)):
            self._targets[place] = _within(self._bars[place], self._targets[place] + by)

    def jump(self, across: float, down: float) -> None:
        """Scroll to a place at once."""
        self._timer.stop()
        for bar, to in zip(self._bars, (across, down), strict=True):
            bar.setValue(round(to))

    def stop(self) -> None:
        self._timer.stop()

    def _step(self) -> None:
        now = time.monotonic()
        share = 1 - math.exp(-(now - self._at) / NEARER_IN_S)
        self._at = now
        for place, bar in enumerate(self._bars):
            way = self._targets[place] - self._now[place]
            step = way if abs(way) <= SLOWEST_PIXELS else math.copysign(max(SLOWEST_PIXELS, abs(way) * share), way)
            self._now[place] += step
            bar.setValue(round(self._now[place]))
        if self._now == self._targets:
            self._timer.stop()


def _within(bar: QScrollBar, value: float) -> float:
    return min(max(value, float(bar.minimum())), float(bar.maximum()))

"""Requests that wait for the process, the most urgent first."""

import heapq
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from reader_app.pdf.process.request import Request

Rank = tuple[int, ...]
"""Lower comes first."""


@dataclass(frozen=True, slots=True, order=True)
class Waiting:
    """A request with who waits for its answer."""

    rank: Rank
    number: int
    request: Request = field(compare=False)
    future: "Future[Any]" = field(compare=False)


class WaitingRequests:
    """A queue between threads; what was cancelled meanwhile is never taken."""

    def __init__(self) -> None:
        self._heap: list[Waiting] = []
        self._numbers = iter(range(1 << 62))
        self._changed = threading.Condition()
        self._is_open = True

    def put(self, rank: Rank, request: Request) -> "Future[Any]":
        """Add a request; after the end its future is cancelled at once."""
        future: Future[Any] = Future()
        with self._changed:
            if self._is_open:
                heapq.heappush(self._heap, Waiting(rank, next(self._numbers), request, future))
                self._changed.notify()
            else:
                future.cancel()
        return future

    def take(self, timeout_s: float | None = None) -> Waiting | None:
        """Wait for a request and take it; None after the end, and where none came in time."""
        with self._changed:
            while True:
                if waiting := self._next():
                    return waiting
                if not self._is_open or not self._changed.wait(timeout_s):
                    return None

    def peek(self) -> Rank | None:
        """Return the rank of the request that comes next."""
        with self._changed:
            while self._heap and self._heap[0].future.cancelled():
                heapq.heappop(self._heap)
            return self._heap[0].rank if self._heap else None

    @property
    def is_open(self) -> bool:
        """Whether requests are still taken."""
        return self._is_open

    def close(self) -> None:
        """Take no more requests and cancel those that wait."""
        with self._changed:
            self._is_open = False
            left, self._heap = self._heap, []
            self._changed.notify_all()
        for waiting in left:
            waiting.future.cancel()

    def _next(self) -> Waiting | None:
        while self._heap:
            waiting = heapq.heappop(self._heap)
            if waiting.future.set_running_or_notify_cancel():
                return waiting
        return None

"""Where the reader came from: the places before and after each jump."""

from reader_app.ui.pdf.view_place import ViewPlace

MOST = 200


class PlaceHistory:
    """Places to go back and forward to."""

    def __init__(self) -> None:
        self._back: list[ViewPlace] = []
        self._forward: list[ViewPlace] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def leave(self, here: ViewPlace) -> None:
        """Remember a place that is left by a jump."""
        self._back = [*self._back[-MOST + 1 :], here]
        self._forward.clear()

    def go_back(self, here: ViewPlace) -> ViewPlace | None:
        """Return the place before the last jump, if there was one."""
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def go_forward(self, here: ViewPlace) -> ViewPlace | None:
        """Return the place that was left by going back."""
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()

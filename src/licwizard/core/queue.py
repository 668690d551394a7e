"""A queue by length, for lengths that are small whole numbers: constant time for each entry."""

from collections import deque


class LengthQueue:
    """Gives what was put in back by length, the shortest first; among equals, in the order of coming."""

    def __init__(self) -> None:
        """Begin empty."""
        self._waiting: dict[int, deque[int]] = {}
        self._length = 0

    def put(self, length: int, node: int) -> None:
        """Take a node in; `length` is not less than that of the last one given back."""
        waiting = self._waiting.get(length)
        if waiting is None:
            self._waiting[length] = deque((node,))
        else:
            waiting.append(node)

    def take(self) -> tuple[int, int] | None:
        """Return the next (length, node), or None if there is none."""
        while self._waiting:
            waiting = self._waiting.get(self._length)
            if waiting:
                return self._length, waiting.popleft()
            self._waiting.pop(self._length, None)
            self._length += 1
        return None

"""Lines of a table that come again, letter by letter: counted as they stream, and not cut into cells again."""

from collections.abc import Iterable, Iterator

_DIFFERENT = 16_384  # lines: where more of them differ, looking for repeats costs more than it saves


class Repeats:
    """Lines as they come, but for those that were remembered; `number` is that of the last line given on, from 1.

    After a quotation mark, or once too many lines differ, all are given on: `open` says whether any are remembered.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines of a table."""
        self.number = 0
        self.open = True
        self._lines = lines
        self._line = ""
        self._times: dict[str, int] = {}
        self._held: dict[str, tuple[object, int]] = {}

    def __iter__(self) -> Iterator[str]:
        """Give on what was not remembered."""
        times, different = self._times, 0
        lines = enumerate(self._lines, 1)
        for number, line in lines:
            if line in times:
                times[line] += 1
                continue
            self.number, self._line = number, line
            different += 1
            if not self.open or '"' in line or different > _DIFFERENT:  # in quotation marks, a line is no row
                self.open = False
                yield line
                break
            yield line
        for number, line in lines:
            self.number = number
            yield line

    def remember(self, key: object, amount: int) -> None:
        """Count the line that was given on last from now on; each time it comes, it is this much of this item."""
        self._times[self._line] = 0
        self._held[self._line] = (key, amount)

    def counted(self) -> Iterator[tuple[object, int]]:
        """Give what the remembered lines came to, by item, and remember none from now on."""
        self.open = False
        for line, times in self._times.items():
            key, amount = self._held[line]
            yield key, amount * times
        self._times.clear()

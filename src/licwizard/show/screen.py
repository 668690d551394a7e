"""Where text for people goes: a terminal of some width and colour; the only way rich is used."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from licwizard.env import Env
from licwizard.show.safe import safe

WIDEST = 88
_NARROW = 64


class Row(NamedTuple):
    """A line of a table: its cells, and a style for the whole."""

    cells: tuple[str, ...]
    style: str = ""


class Screen:
    """Writes headings, paragraphs and tables; in accessible mode without box characters or escapes."""

    def __init__(self, env: Env, console: Console | None = None) -> None:
        """Draw on standard output, as wide as the terminal, at most 88 columns."""
        color = env.colored(env.stdout)
        self.accessible = env.accessible
        self.console = console or Console(
            file=env.stdout,
            width=min(env.width, WIDEST),
            color_system="standard" if color else None,
            force_terminal=color,
            force_interactive=False,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    @property
    def narrow(self) -> bool:
        """Return whether tables become lists."""
        return self.accessible or self.console.width < _NARROW

    def rule(self, text: str, style: str = "bold") -> None:
        """Write a heading with a line, or in accessible mode the heading alone."""
        if self.accessible or len(text) > self.console.width - 3:
            self.line()
            self.line(text, style)
            return
        self.console.print()
        self.console.print(Rule(Text(safe(text), style=style), align="left", style="dim"))

    def line(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """Write a paragraph, wrapped."""
        self._wrapped(text, style, " " * indent)

    def item(self, text: str, style: str = "", mark: str = "") -> None:
        """Write a paragraph with a mark in front, its lines lined up behind the mark."""
        self._wrapped(text, style, f" {mark or ('-' if self.accessible else '•')} ")

    def _wrapped(self, text: str, style: str, mark: str) -> None:
        words = Text(safe(text), style=style)
        for index, line in enumerate(words.wrap(self.console, max(self.console.width - len(mark), 10))):
            line.rstrip()
            front = Text(mark if index == 0 else " " * len(mark), style=style)
            self.console.print(front + line, soft_wrap=True)
        if not text:
            self.console.print()

    def table(self, heads: Sequence[str], rows: Sequence[Row], numbers: Sequence[int] = ()) -> None:
        """Write a table; where it is narrow, each row as a paragraph."""
        if self.narrow:
            for row in rows:
                cells = [f"{head}: {cell}" for head, cell in zip(heads[1:], row.cells[1:], strict=True) if cell]
                self.item(f"{row.cells[0]} – {', '.join(cells)}", row.style)
            return
        table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
        for index, head in enumerate(heads):
            table.add_column(Text(safe(head)), justify="right" if index in numbers else "left", overflow="fold")
        for row in rows:
            table.add_row(*(Text(safe(cell)) for cell in row.cells), style=row.style)
        self.console.print(Padding(table, (0, 0, 0, 1), expand=False))

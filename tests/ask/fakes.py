"""A person at the keyboard, played from a list, and questions to put to them."""

from collections.abc import Callable, Sequence

from licwizard.ask.dialogue import Dialogue
from licwizard.ask.prompter import (
    FieldQuestion,
    GateQuestion,
    InventoryQuestion,
    ItemCheck,
    ItemRow,
    Row,
    TaskQuestion,
    Turn,
)
from licwizard.i18n import Translator

SAY = Translator("en", [])
TURNS = (Turn.BACK, Turn.WHY, Turn.PAUSE)
NAMES = {"CRMSTANDARD": "Professional", "CRMINSTANCE": "Production instance", "CRMSTORAGE": "Storage"}


class Scene:
    """Primitives that answer from a list, as strictly as a screen would, and keep what was shown."""

    def __init__(self, *replies: str | Turn) -> None:
        self._replies = list(replies)
        self.titles: list[str] = []
        self.lists: list[tuple[Row, ...]] = []
        self.defaults: list[str] = []
        self.told: list[str] = []

    @property
    def left(self) -> list[str | Turn]:
        return self._replies

    def pick(self, title: str, rows: Sequence[Row], default: str, turns: Sequence[Turn]) -> str | Turn:
        self._show(title, default)
        self.lists.append(tuple(rows))
        reply = self._replies.pop(0)
        offered = list(turns) if isinstance(reply, Turn) else [row.id for row in rows]
        assert reply in offered, f"{reply} is not among {offered} of “{title}”"
        return reply

    def write(self, title: str, default: str, check: Callable[[str], str], turns: Sequence[Turn]) -> str | Turn:
        self._show(title, default)
        while True:
            reply = self._replies.pop(0)
            if isinstance(reply, Turn):
                assert reply in turns
                return reply
            problem = check(reply)
            if not problem:
                return reply
            self.told.append(problem)

    def tell(self, text: str) -> None:
        self.told.append(text)

    def _show(self, title: str, default: str) -> None:
        self.titles.append(title)
        self.defaults.append(default)


def dialogue(*replies: str | Turn) -> tuple[Dialogue, Scene]:
    scene = Scene(*replies)
    return Dialogue(scene, SAY), scene


def no_problem(_text: str) -> str:
    return ""


def field(name: str, kind: str = "text", **change: object) -> FieldQuestion:
    plain = FieldQuestion(name, name.capitalize(), kind, (), required=False, default="", check=no_problem)
    return plain._replace(**change)  # type: ignore[arg-type]


def task(*fields: FieldQuestion, confirm: str = "", turns: tuple[Turn, ...] = TURNS) -> TaskQuestion:
    return TaskQuestion("task", "Cancel it", "Done", fields, confirm, turns)


def gate(**change: object) -> GateQuestion:
    exits = (Row("partial", "Nothing yet"), Row("elsewhere", "Another tenant"))
    plain = GateQuestion("gate", "Did it arrive?", exits, file=True, reason=True, turns=TURNS)
    return plain._replace(**change)  # type: ignore[arg-type]


def check_item(item: str, count: str) -> ItemCheck:
    """Know three items; take whole numbers."""
    if count and not count.isdigit():
        return ItemCheck(None, f"{count} is no count")
    if item in NAMES:
        return ItemCheck(ItemRow(item, NAMES[item], count))
    for known, name in NAMES.items():
        if item.casefold() == name.casefold():
            return ItemCheck(ItemRow(known, name, count))
    near = tuple(Row(known, name) for known, name in NAMES.items() if name[:3] == item[:3])
    return ItemCheck(ItemRow(item, item, count), f"{item} is not in the catalogue", near)


def inventory(**change: object) -> InventoryQuestion:
    rows = (ItemRow("CRMSTANDARD", "Professional", "50", "48"), ItemRow("CRMINSTANCE", "Production instance"))
    plain = InventoryQuestion(
        "count", "What is ordered?", rows, "today", (), check_item, (), may_be_empty=False, turns=TURNS
    )
    return plain._replace(**change)  # type: ignore[arg-type]

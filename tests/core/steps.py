"""One step of each kind, as values."""

from typing import Any

from licwizard.core.guide import Choice, End, Field, Gate, GateExit, Inventory, Option, Task

_COMMON: dict[str, Any] = {"id": "step", "procedure": "main", "party": "me", "title": "A step", "facts": ()}
FIELDS = {
    "note": Field("note", "Note", "text", {}),
    "ends": Field("ends", "End", "date", {}),
    "renews": Field("renews", "Renews", "choice", {"yes": "Yes", "no": "No"}),
    "ids": Field("ids", "Ids", "list", {}),
}
CHOICE = Choice(**_COMMON, options={"yes": Option("yes", "Yes", "on"), "no": Option("no", "No", None, waits=True)})
TASK = Task(**_COMMON, to="on", records=FIELDS)
NEEDY = Task(**_COMMON, to="on", records={"number": Field("number", "Number", "text", {}, required=True)})
FINAL = Task(**_COMMON, to="on", irreversible=True, confirm="cancel")
COUNT = Inventory(**_COMMON, to="on")
SUPPLEMENT = Inventory(**_COMMON, to="on", may_be_empty=True)
ORDER = Inventory(
    **_COMMON, to="on", substitutions=True, records={"usage-start": Field("usage-start", "Usage start", "date", {})}
)
END = End(**_COMMON, result="done", next=())


def gate(decides: str = "attached", *, reason: bool = True, file: bool = True) -> Gate:
    exits = {
        "all": GateExit("all", "all", "on", passes=True),
        "part": GateExit("part", "part", "back", passes=False),
    }
    return Gate(**_COMMON, decides=decides, inputs={}, reason=reason, file=file, exits=exits)

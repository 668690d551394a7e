"""Drawings that the tests of their forms share: one step of each kind, and words that mean no good."""

from functools import cache

from licwizard.core.drawing import Drawing, Kind, Need, Node, WayOut, draw
from licwizard.core.guide import Party
from licwizard.env import Env, Options
from licwizard.i18n import Translator
from licwizard.load.guide import load_guide
from licwizard.messages import GuideText
from licwizard.resources import data_folder

HOSTILE = "</text><script>\"quoted\" 'it' & \\n `code` #35; [x]{y}|z| \x1b[31m\u202e]"
_KINDS: tuple[Kind, ...] = ("choice", "task", "inventory", "gate", "call", "branch", "end")


def words(language: str = "en") -> Translator:
    return Env(Options(lang=language), environ={}).say


def way(to: int, label: str = "", **more: bool) -> WayOut:
    return WayOut(f"way-{to}", GuideText(label), f"step-{to}", to, **more)


def of(*nodes: Node, run: str = "", title: str = "A procedure") -> Drawing:
    parties = (Party("me", "the one", ""), Party("you", "the other", ""))
    return Drawing("main", title, "step-1", nodes, parties, run)


def step(number: int, kind: Kind, *ways: WayOut, title: str = "", party: str = "me") -> Node:
    return Node(number, f"step-{number}", kind, party, title or f"The {kind}", ways)


def all_kinds() -> Drawing:
    """Return a step of each kind, each leading to the next, and one way back from the last but one."""
    nodes = [step(number, kind, way(number + 1, f"on to {number + 1}")) for number, kind in enumerate(_KINDS, 1)]
    nodes[0] = nodes[0]._replace(ways=(*nodes[0].ways, way(1, "not yet", waits=True)))
    nodes[1] = nodes[1]._replace(
        irreversible=True, needs=(Need("step-4", None), Need("step-6", ("step-1", ("a", "b"))))
    )
    nodes[4] = nodes[4]._replace(party="")
    nodes[5] = nodes[5]._replace(ways=(*nodes[5].ways, way(2, "back")), party="you")
    nodes[6] = nodes[6]._replace(ways=())
    return of(*nodes)


def walked() -> Drawing:
    """Return the same with two steps walked, and the third the present one."""
    nodes = list(all_kinds().nodes)
    for index in (0, 1):
        first, *others = nodes[index].ways
        nodes[index] = nodes[index]._replace(walked=True, ways=(first._replace(taken=True), *others))
    nodes[2] = nodes[2]._replace(here=True)
    return of(*nodes, run="ours")


def hostile() -> Drawing:
    nodes = (step(1, "choice", way(2, HOSTILE), way(2, "x" * 300), title=HOSTILE), step(2, "end", title=HOSTILE))
    return of(*nodes, title=HOSTILE)


@cache
def built_in() -> tuple[Drawing, ...]:
    guide = load_guide(data_folder() / "steps.yaml").guide
    return tuple(draw(guide, procedure) for procedure in guide.procedures.values())

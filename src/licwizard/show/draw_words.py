"""The words of a drawing that all its forms share, in the reader's language and made harmless."""

from licwizard.core.drawing import Drawing, Kind, Node, WayOut
from licwizard.i18n import Translator
from licwizard.messages import GuideText
from licwizard.show.safe import safe


def heading_of(drawing: Drawing, say: Translator) -> str:
    """Return the procedure's title, and whose way is shown."""
    title = say.guide(drawing.title)
    return safe(say("{title} (run: {run})", title=title, run=drawing.run) if drawing.run else title)


def title_of(node: Node, say: Translator) -> str:
    """Return what a step asks or wants done."""
    return safe(say.guide(node.title))


def party_of(drawing: Drawing, node: Node, say: Translator) -> str:
    """Return who acts in a step; nothing where nobody does."""
    return next((safe(say.guide(party.name)) for party in drawing.parties if party.id == node.party), "")


def label_of(way: WayOut, say: Translator) -> str:
    """Return the words on an edge; nothing where a step has one way only."""
    words = safe(say.guide(way.label.text) if isinstance(way.label, GuideText) else say(way.label))
    return say("{label} (wait here)", label=words) if way.waits else words


def undone_of(node: Node, say: Translator) -> str:
    """Return that a step cannot be undone, and what it needs first; nothing for any other step."""
    if not node.irreversible:
        return ""
    needs = ", ".join(
        f"{one.id} ({one.when[0]}: {'/'.join(one.when[1])})" if one.when else one.id for one in node.needs
    )
    return say("cannot be undone; needs: {gates}", gates=safe(needs)) if needs else say("cannot be undone")


def kind_word(kind: Kind, say: Translator) -> str:
    """Return what a kind of step is called."""
    match kind:
        case "choice":
            return say("question")
        case "task":
            return say("task")
        case "inventory":
            return say("count")
        case "gate":
            return say("gate")
        case "call":
            return say("other procedure")
        case "branch":
            return say("goes by an earlier answer")
        case _:
            return say("end")


def marks_of(node: Node, say: Translator) -> tuple[str, ...]:
    """Return what is special about a step, in words: gate, cannot be undone, walked, you are here."""
    marks = (
        kind_word("gate", say) if node.kind == "gate" else "",
        undone_of(node, say),
        say("walked") if node.walked else "",
        say("you are here") if node.here else "",
    )
    return tuple(mark for mark in marks if mark)

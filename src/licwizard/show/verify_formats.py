"""What `verify` found for machines and for other people's pages: plain, CSV, Markdown and annotations; English."""

from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.people import Affected
from licwizard.core.weigh.weighed import WeighedLine
from licwizard.errors import LicwizardError
from licwizard.messages import Quantity, english
from licwizard.show.cells import code, escaped, markdown_table
from licwizard.show.github import annotation
from licwizard.show.shared_formats import (
    beside_markdown,
    doubt_annotations,
    lines_csv,
    lines_plain,
    markdown_cells,
    quantity,
)
from licwizard.show.verified import Verified

_CSV = ("before", "ordered", "after", "assigned", "new", "needed", "short")
_MARKDOWN = ("Item", "Before", "Ordered", "After", "Assigned", "New", "Short", "Verdict", "Notes")
_DIRECT = {"gone": "gone", "active": "still active", "in_grace": "in grace"}


def verify_plain(found: Verified) -> str:
    """Return a line an item: item, before, ordered, after, assigned, new, short, verdict, unit; empty if not known."""
    return lines_plain(
        (line, (line.before, line.ordered, line.after, line.assigned, line.new, line.short))
        for line in found.result.lines
    )


def verify_csv(found: Verified) -> str:
    """Return a table with a header, an item a record."""
    lines = (
        (line, (line.before, line.ordered, line.after, line.assigned, line.new, line.needed, line.short))
        for line in found.result.lines
    )
    return lines_csv(_CSV, lines)


def verify_markdown(found: Verified) -> str:
    """Return the verdict and why, a table of the items, and under it users, what was left out, noted and read."""
    result = found.result
    parts = [f"**{result.verdict}**: {escaped(result.explanation.message.english())}"]
    if result.explanation.procedure:
        parts.append(f"What helps: {code(f'licwizard run {result.explanation.procedure}')}")
    if result.lines:
        parts.append(markdown_table(_MARKDOWN, [_row(line) for line in result.lines], numbers=range(1, 7)))
    if found.what == "cancelled":
        parts.append(f"The direct subscription: {_DIRECT.get(result.direct, 'not to be told from these files')}")
    users = [f"- {_user(one)}" for one in result.affected]
    if users:
        parts.append("\n".join(users))
    parts += beside_markdown(found.sources, found.left_out, (*result.notes, *found.notes))
    return "\n\n".join(parts)


def verify_github(found: Verified, doubts: Sequence[LicwizardError]) -> str:
    """Return an annotation for each item and user that lost something, each doubt, and one for the whole."""
    result = found.result
    rows = [annotation("error", f"{line.item} is short", *_short(line)) for line in result.lines if line.short]
    rows += [
        annotation("error", f"{one.user} lost a licence", *_lost(one)) for one in result.affected if one.what == "lost"
    ]
    rows += doubt_annotations(doubts)
    why = [result.explanation.message.english()]
    if result.explanation.procedure:
        why.append(f"licwizard run {result.explanation.procedure}")
    rows.append(annotation("notice", f"licwizard verify {found.what}: {result.verdict}", *why))
    return "\n".join(rows)


def _row(line: WeighedLine) -> tuple[str, ...]:
    cells = (
        quantity(line.before, line.unit),
        "" if line.ordered is None else quantity(line.ordered, line.unit),
        quantity(line.after, line.unit),
        "" if line.assigned is None else str(line.assigned),
        "" if line.new is None else quantity(line.new, line.unit),
        "" if line.short is None else quantity(line.short, line.unit),
    )
    return markdown_cells(line, cells)


def _short(line: WeighedLine) -> tuple[str, ...]:
    needed, short = (english(Quantity(value or Decimal(0), line.unit)) for value in (line.needed, line.short))
    return (
        f"{line.name.en}: {needed} needed, {short} short",
        *(note.english() for note in line.notes),
    )


def _lost(one: Affected) -> tuple[str, ...]:
    return (f"not held any more: {', '.join(one.lost)}", *((one.problem.english(),) if one.problem else ()))


def _user(one: Affected) -> str:
    text = f"{escaped(one.user)}: {one.what}"
    for word, items in (("not held any more", one.lost), ("new", one.gained), ("by a group", one.by_group)):
        if items:
            text += f"; {word}: {', '.join(map(code, items))}"
    return f"{text} – {escaped(one.problem.english())}" if one.problem else text

"""`licwizard verify attached|covers|cancelled`: what exports prove, without a run."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licwizard.core.compare import Substitution
from licwizard.core.mapping import substitutions
from licwizard.core.people import Changes, judge_people
from licwizard.core.people.roll_call import roll_call
from licwizard.core.stock import Source, Stock
from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.cancelled import cancelled
from licwizard.core.weigh.covers import covers
from licwizard.core.weigh.unheard import unheard
from licwizard.core.weigh.ways_out import ways_out
from licwizard.core.weigh.weighed import Weighed
from licwizard.env import Env
from licwizard.errors import Exit, LicwizardError
from licwizard.load.catalogue import load_catalogue
from licwizard.messages import Message, msg
from licwizard.session.asked import USERS, Asked
from licwizard.session.given import Missing, judge_given, read_mappings, read_stocks
from licwizard.session.given_users import read_changes
from licwizard.show.document import document
from licwizard.show.errors import error_text
from licwizard.show.safe import safe
from licwizard.show.verified import Verified
from licwizard.show.verify import verify_text

_CODES = {"proved": Exit.OK, "refuted": Exit.REFUSED, "unknown": Exit.UNKNOWN}
_NEEDED = {
    "attached": Missing(
        ("before", "ordered", "after"),
        "licwizard verify attached --before before.json --ordered order.csv --after after.json",
    ),
    "covers": Missing(
        ("before", "ordered", "now"),
        "licwizard verify covers --before before.json --ordered order.csv --now now.json",
    ),
    "cancelled": Missing(
        ("before", "after"),
        "licwizard verify cancelled --before before.json --after after.json"
        " --users-before users-before.csv --users-after users-after.csv",
    ),
}


class Said(NamedTuple):
    """What a person says that no file shows: that the direct subscription did not change, and who has left."""

    direct_unchanged: bool = False
    left: Sequence[str] = ()


def verify(env: Env, what: str, asked: Asked, said: Said) -> Exit:
    """Weigh, write the result, and return 0 (proved), 1 (refuted) or 3 (unknown).

    Raises UsageError, SourceError and AnswerError, exit 2.
    """
    judge_given(asked, _NEEDED[what])
    catalogue = load_catalogue(env.data / "products.yaml")
    stocks = read_stocks(asked, catalogue)
    changes = read_changes(asked, catalogue)
    seen = stocks["now" if what == "covers" else "after"]
    mapped = substitutions(read_mappings(asked), catalogue, stocks.get("ordered", seen), stocks["before"])
    result = _weighed(what, stocks, mapped, changes, said, everything=asked.everything)
    found = Verified(
        what,
        result,
        _sources(stocks, changes),
        tuple((role, out) for role, stock in stocks.items() for out in stock.left_out),
        (*_maps_of_no_use(mapped, stocks, changes), *_left_of_no_use(changes, said)),
    )
    code = _CODES[result.verdict]
    _write(env, found, ways_out(result, catalogue, found.seen), code)
    return code


def _weighed(  # noqa: PLR0913 - what the three commands are given
    what: str,
    stocks: Mapping[str, Stock],
    mapped: Sequence[Substitution],
    changes: Changes | None,
    said: Said,
    *,
    everything: bool,
) -> Weighed:
    before, settled = stocks["before"], said.direct_unchanged
    match what:
        case "attached":
            return attached(before, stocks["ordered"], stocks["after"], mapped, direct_unchanged=settled)
        case "covers":
            people = stocks.get("assigned")
            return covers(before, stocks["ordered"], stocks["now"], mapped, direct_unchanged=settled, people=people)
    judged = None
    if changes:
        left = frozenset(name.strip().casefold() for name in said.left)
        judged = judge_people(changes, mapped, left, everything=everything)
        judged = roll_call(judged, changes, before)
    return cancelled(before, stocks["after"], mapped, both=stocks.get("attached"), people=judged)


def _sources(stocks: Mapping[str, Stock], changes: Changes | None) -> tuple[tuple[str, Source], ...]:
    files: list[tuple[str, Source | None]] = [(role, stock.source) for role, stock in stocks.items()]
    if changes:
        files += zip(USERS, (changes.before, changes.after), strict=True)
    return tuple((role, source) for role, source in files if source)


def _maps_of_no_use(
    mapped: Sequence[Substitution], stocks: Mapping[str, Stock], changes: Changes | None
) -> tuple[Message, ...]:
    return unheard(mapped, stocks.values(), [item.id for item in changes.items] if changes else ())


def _left_of_no_use(changes: Changes | None, said: Said) -> tuple[Message, ...]:
    if changes or not said.left:
        return ()
    return (msg("{option} is of no use without lists of users.", option="--left"),)


def _write(env: Env, found: Verified, told: Sequence[LicwizardError], code: Exit) -> None:
    if env.format == "json":
        from licwizard.show.verify_document import verify_body  # noqa: PLC0415 - one of many forms

        env.out(document(f"verify {found.what}", code, verify_body(found), told))
        return
    if env.options.quiet:
        found = found._replace(sources=())
    if env.format == "text":
        env.out(verify_text(found, env.say, env.width, whole=env.options.verbose))
        # The first says what the last sentence has said already; its way out is what is new.
        if told and told[0].help:
            env.error(safe(env.say("help: {advice}", advice=told[0].help)))
            told = told[1:]
    else:
        _write_form(env, found, told)
    for error in told:
        env.error(error_text(error, env.say))


def _write_form(env: Env, found: Verified, told: Sequence[LicwizardError]) -> None:
    from licwizard.show import verify_formats  # noqa: PLC0415 - one of many forms

    match env.format:
        case "csv":
            env.out_exactly(verify_formats.verify_csv(found))
        case "markdown":
            env.out(verify_formats.verify_markdown(found))
        case "github":
            env.out(verify_formats.verify_github(found, told))
        case _ if found.result.lines:
            env.out(verify_formats.verify_plain(found))
    if env.format in {"csv", "plain"} and not told:  # neither has room for why
        why = env.say("{verdict}: {why}", verdict=found.result.verdict, why=found.result.explanation.message)
        env.note(safe(why))

"""`licwizard diagnose`: where in the migration do files stand."""

from licwizard.core.mapping import substitutions
from licwizard.core.weigh.diagnose import Diagnosis
from licwizard.core.weigh.diagnose import diagnose as place_of
from licwizard.core.weigh.unheard import unheard
from licwizard.env import Env
from licwizard.errors import Exit, UndecidedError
from licwizard.load.catalogue import load_catalogue
from licwizard.session.asked import Asked
from licwizard.session.given import Missing, judge_given, read_mappings, read_stocks
from licwizard.session.guides import open_guide
from licwizard.show.diagnose import Diagnosed, diagnose_body, diagnose_text
from licwizard.show.document import document
from licwizard.show.errors import error_text

_NEEDED = Missing(
    ("before", "after"),
    "licwizard diagnose --before before.json --ordered order.csv --after after.json",
)
_PROCEDURE = "migrate"


def diagnose(env: Env, asked: Asked, *, direct_unchanged: bool = False) -> Exit:
    """Find the place, write it, and return 0, or 3 where it cannot be told.

    Raises UsageError, SourceError and AnswerError, exit 2.
    """
    judge_given(asked, _NEEDED)
    catalogue = load_catalogue(env.data / "products.yaml")
    stocks = read_stocks(asked, catalogue)
    before, after = stocks["before"], stocks["after"]
    mapped = substitutions(read_mappings(asked), catalogue, stocks.get("ordered", after), before)
    found = place_of(before, after, stocks.get("ordered"), mapped, direct_unchanged=direct_unchanged)
    shown = Diagnosed(
        found,
        _title(env, found),
        tuple((role, stock.source) for role, stock in stocks.items() if stock.source),
        tuple((role, out) for role, stock in stocks.items() for out in stock.left_out),
        unheard(mapped, stocks.values()),
    )
    _write(env, shown)
    return Exit.OK if found.step else Exit.UNKNOWN


def _title(env: Env, found: Diagnosis) -> str:
    """Return the title of the step in the built-in guide, whose ids are stable."""
    if found.step is None:
        return ""
    _, guide = open_guide(env, None)
    return guide.procedures[_PROCEDURE].steps[found.step].title


def _write(env: Env, shown: Diagnosed) -> None:
    found = shown.found
    way = found.settle[0] if found.settle else None
    told = () if found.step else (UndecidedError(found.explanation.code, found.explanation.message, help=way),)
    code = Exit.UNKNOWN if told else Exit.OK
    if env.format == "json":
        env.out(document("diagnose", code, diagnose_body(shown), told))
        return
    if env.options.quiet:
        shown = shown._replace(sources=())
    env.out(diagnose_text(shown, env.say, env.width, whole=env.options.verbose))
    for error in told:
        env.error(error_text(error, env.say))

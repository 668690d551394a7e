"""Does each safety rule say one thing? A second one beside it would go unheard."""

from collections.abc import Iterator
from typing import Any

from licwizard.load.misfit import Misfit
from licwizard.load.yaml import Path
from licwizard.messages import msg

# The value of a document of the schema.
Value = Any
_FORMS = ({"before", "always"}, {"never", "after"})


def unheard(value: Value) -> Iterator[Misfit]:
    """Yield, of a document that fits the schema, the rules of which a part would go unheard."""
    for name, procedure in value["procedures"].items():
        here: Path = ("procedures", name)
        for index, rule in enumerate(procedure.get("safety", ())):
            yield from _rule(rule, (*here, "safety", index))


def _rule(rule: Value, at: Path) -> Iterator[Misfit]:
    said = [key for key, value in rule.items() if value is not None]
    if set(said) not in _FORMS:
        problem = msg("a rule says 'before … always' a gate, a step or an answer, or 'never … after'")
        first = next((form for form in _FORMS if said and said[0] in form), set())
        odd = [key for key in said if key not in first]
        advice = msg("write two rules") if odd else None
        yield Misfit((*at, "", odd[0]) if odd else at, problem, advice)
    elif "always" in said:
        always = [key for key, value in rule["always"].items() if value is not None]
        if len(always) != 1:
            problem = msg("'always' says one thing: a gate, a step or an answer")
            place = (*at, "always", "", always[1]) if always else (*at, "", "always")
            yield Misfit(place, problem, msg("write a rule for each") if always else None)

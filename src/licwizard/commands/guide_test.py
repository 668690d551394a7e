"""`licwizard guide test`: case tables run against a guide."""

from pathlib import Path

from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.load.cases import read_cases
from licwizard.load.catalogue import load_catalogue
from licwizard.session.cases import Coverage, Result, run_cases
from licwizard.session.guides import open_guide
from licwizard.show.document import document
from licwizard.show.safe import safe


def guide_test(env: Env, file: str | None, cases: str | None) -> Exit:
    """Run the cases beside the guide (`NAME.cases.yaml`), or those named; return 0, or 1 if one fails.

    Raises SourceError for cases that cannot be read, GuideError for such a guide.
    """
    path = Path(file).expanduser() if file else env.data / "steps.yaml"
    _, guide = open_guide(env, str(path.resolve()) if file else None)
    table = read_cases(cases or str(path.with_suffix(".cases.yaml")))
    results, coverage = run_cases(guide, table, load_catalogue(env.data / "products.yaml"))
    failed = [one for one in results if one.problem]
    code = Exit.REFUSED if failed else Exit.OK
    if env.format == "json":
        env.out(document("guide test", code, _body(results, coverage)))
        return code
    for one in failed:
        env.out(f"{safe(one.case.where)}: {safe(one.case.name)}: {safe(env.say(one.problem)) if one.problem else ''}")
    say = env.say
    for procedure, step in coverage.missed_steps:
        env.out(say("not visited: {step}", step=f"{procedure}/{step}"))
    for missed in coverage.missed_transitions:
        label = f" – {missed.label}" if missed.label else ""
        env.out(say("not taken: {step}", step=f"{missed.procedure}/{missed.step}{label}"))
    env.out(
        say(
            "{passed} cases hold, {failed} do not; steps {steps} of {all_steps}, transitions {ways} of {all_ways}",
            passed=len(results) - len(failed),
            failed=len(failed),
            steps=coverage.steps - len(coverage.missed_steps),
            all_steps=coverage.steps,
            ways=coverage.transitions - len(coverage.missed_transitions),
            all_ways=coverage.transitions,
        )
    )
    return code


def _body(results: tuple[Result, ...], coverage: Coverage) -> dict[str, object]:
    return {
        "cases": [
            {"name": one.case.name, "where": one.case.where, "problem": one.problem.english() if one.problem else None}
            for one in results
        ],
        "coverage": {
            "steps": coverage.steps,
            "transitions": coverage.transitions,
            "missed_steps": [f"{procedure}/{step}" for procedure, step in coverage.missed_steps],
            "missed_transitions": [one._asdict() for one in coverage.missed_transitions],
        },
    }

"""`licwizard guide lint` and `licwizard explain`."""

from licwizard.core.finding import CODES
from licwizard.env import Env
from licwizard.errors import Exit, UsageError
from licwizard.load.lint import lint_file
from licwizard.messages import msg
from licwizard.show.document import document
from licwizard.show.lint import explain_text, lint_body, lint_github, lint_sarif, lint_text

FORMATS = ("text", "json", "github", "sarif")


def guide_lint(env: Env, file: str | None, *, strict: bool) -> Exit:
    """Look at a guide, the built-in one if none is named; return 0, 1 (errors) or 3 (not proved).

    With `strict`, warnings count as errors. Raises SourceError for a file that cannot be read.
    """
    name = file or str(env.data / "steps.yaml")
    linted = lint_file(name, env.now().date())
    bad = linted.of("error") + (linted.of("warning") if strict else 0)
    code = Exit.REFUSED if bad else Exit.UNKNOWN if linted.of("unknown") else Exit.OK
    match env.format:
        case "json":
            env.out(document("guide lint", code, lint_body(linted)))
        case "github":
            if linted.findings:
                env.out(lint_github(linted))
        case "sarif":
            env.out(lint_sarif(linted))
        case _:
            env.out(lint_text(linted, env.say, everything=env.options.verbose))
    return code


def explain(env: Env, code: str) -> Exit:
    """Say what a kind of finding means; raises UsageError for a code that is not there."""
    if code not in CODES:
        from difflib import get_close_matches  # noqa: PLC0415 - only on the way out

        near = get_close_matches(code, list(CODES), n=1, cutoff=0.4)
        advice = msg("did you mean '{near}'?", near=near[0]) if near else msg("codes: {codes}", codes=tuple(CODES))
        raise UsageError("no-such-code", msg("there is no code '{code}'", code=code), help=advice)
    if env.format == "json":
        known = CODES[code]
        words = {"title": known.title, "meaning": known.meaning, "mend": known.mend}
        body = {"code": code, "severity": known.severity, **{name: one.english() for name, one in words.items()}}
        env.out(document("explain", Exit.OK, body))
    else:
        env.out(explain_text(code, env.say))
    return Exit.OK

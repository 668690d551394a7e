"""The built-in guide, or one's own; proved before it is walked."""

from pathlib import Path

from licwizard.core.guide import Guide
from licwizard.core.lint import refusals
from licwizard.env import Env
from licwizard.errors import LicwizardError, RefusedGuideError, UndecidedError
from licwizard.load.guide import LoadedGuide, load_guide
from licwizard.messages import msg


def open_guide(env: Env, given: str | None, *, proved: bool = False) -> tuple[str, Guide]:
    """Return the name under which a run keeps its guide, and the guide.

    `given` is a path, or the id of the built-in guide; None means the built-in one. With `proved`,
    raises RefusedGuideError or UndecidedError for a guide whose safety rules are not proved.
    """
    if given is None or not _is_path(given):
        loaded = load_guide(env.data / "steps.yaml")
        name = loaded.guide.id
    else:
        path = Path(given).expanduser().resolve()
        loaded = load_guide(path)
        name = str(path)
        from licwizard.load.po import guide_translations, read_po  # noqa: PLC0415 - only for guides of one's own

        translated = read_po(guide_translations(path.parent, env.language)) or {}
        env.say.add_guide({text: one.text for text, one in translated.items() if one.text and not one.fuzzy})
    if proved:
        _prove(loaded)
    return name, loaded.guide


def _is_path(given: str) -> bool:
    return any(mark in given for mark in "/\\.")


def _prove(loaded: LoadedGuide) -> None:
    """Raise the first reason why a guide does not run, with its place and the way that shows it."""
    for finding in refusals(loaded.guide):
        kind = UndecidedError if finding.code == "not-proved" else RefusedGuideError
        error: LicwizardError = kind(
            finding.code,
            msg("this guide does not run: {problem}", problem=finding.message),
            help=msg("`licwizard guide lint {file}` shows all that is wrong", file=loaded.document.name),
            where=loaded.document.where(finding.path),
        )
        error.excerpt = loaded.document.excerpt(finding.path)
        error.steps = finding.way
        raise error

"""The built-in guide, or one's own; proved before it is walked."""

from pathlib import Path

from licwizard.core.guide import Guide
from licwizard.core.lint import refusals
from licwizard.env import Env
from licwizard.errors import LicwizardError, RefusedGuideError, UndecidedError, UsageError
from licwizard.load.guide import LoadedGuide, load_guide
from licwizard.messages import msg


def open_guide(env: Env, given: str | None, *, proved: bool = False) -> tuple[str, Guide]:
    """Return the name under which a run keeps its guide, and the guide.

    `given` is a file, or the id of the built-in guide, which also runs keep; None means the built-in one.
    Raises UsageError for what is neither; with `proved`, RefusedGuideError or UndecidedError for a guide whose
    safety rules are not proved, or in which one gets lost.
    """
    loaded = _built_in(env, given)
    if loaded is not None:
        name = loaded.guide.id
    else:
        path = Path(given or "").expanduser().resolve()
        loaded = load_guide(path)
        name = str(path)
        from licwizard.load.po import guide_translations, read_po  # noqa: PLC0415 - only for guides of one's own

        translated = read_po(guide_translations(path.parent, env.language)) or {}
        env.say.add_guide({text: one.text for text, one in translated.items() if one.text and not one.fuzzy})
    if proved:
        _prove(loaded)
    return name, loaded.guide


def _built_in(env: Env, given: str | None) -> LoadedGuide | None:
    """Return the built-in guide if it is meant, or None for a file.

    A bare word that is its id means it even where a file has that name, for a run may be gone on with in any
    folder; such a file is named with its folder.
    """
    if given is not None and any(mark in given for mark in "/\\."):
        return None
    loaded = load_guide(env.data / "steps.yaml")
    if given is None or given == loaded.guide.id:
        return loaded
    if Path(given).exists():
        return None
    raise UsageError(
        "no-such-guide",
        msg("{guide}: there is no such file", guide=given),
        help=msg("name the file of a guide, or leave out {option} for the built-in one", option="--guide"),
        where=given,
    )


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

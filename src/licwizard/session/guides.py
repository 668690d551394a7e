"""The built-in guide, or one's own."""

from pathlib import Path

from licwizard.core.guide import Guide
from licwizard.env import Env
from licwizard.load.guide import load_guide


def open_guide(env: Env, given: str | None) -> tuple[str, Guide]:
    """Return the name under which a run keeps its guide, and the guide.

    `given` is a path, or the id of the built-in guide; None means the built-in one.
    """
    built_in = load_guide(env.data / "steps.yaml").guide if given is None or not _is_path(given) else None
    if built_in is not None and given in {None, built_in.id}:
        return built_in.id, built_in
    path = Path(given or "").expanduser().resolve()
    return str(path), load_guide(path).guide


def _is_path(given: str) -> bool:
    return any(mark in given for mark in "/\\.")

"""`licwizard guide draw`: procedures of a guide as a picture, or where a run stands in one."""

from pathlib import Path, PurePath

from licwizard.core.drawing import Drawing, Trace, draw, trace
from licwizard.core.guide import Guide
from licwizard.env import Env
from licwizard.errors import Exit, SourceError, UsageError
from licwizard.messages import Message, msg
from licwizard.session.guides import open_guide
from licwizard.session.refused import no_such_procedure
from licwizard.session.run import open_run
from licwizard.show.document import document
from licwizard.show.draw_dot import draw_dot
from licwizard.show.draw_json import drawing_body
from licwizard.show.draw_mermaid import draw_mermaid
from licwizard.show.draw_svg import draw_svg
from licwizard.show.draw_text import draw_text, plain_text
from licwizard.show.screen import Screen

ALL = "all"
_SUFFIXES = {".svg": "svg", ".dot": "dot", ".gv": "dot", ".mmd": "mermaid", ".mermaid": "mermaid", ".json": "json"}
# Pictures that we do not write: whoever opened such a file would find text in it.
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".ico", ".emf", ".wmf"}
_PICTURES |= {".pdf", ".ps", ".eps"}


def guide_draw(env: Env, file: str | None, *, procedure: str | None, run: str | None, output: str | None) -> Exit:
    """Draw a procedure, the first if none is named, or `all`; with `run`, its own and how far it is.

    Raises UsageError for a procedure or a run that is not there, or a kind of file that cannot be written;
    SourceError where the picture cannot be written; GuideError.
    """
    _refuse_picture(output or "")
    if run is not None and file is not None:
        raise UsageError(
            "run-and-file",
            msg("--run draws the guide of the run, so no FILE can be named"),
            help=msg("leave out FILE, or --run"),
        )
    if run is None:
        _, guide = open_guide(env, str(Path(file).expanduser().resolve()) if file else None)
        drawings = _drawings(guide, procedure or next(iter(guide.procedures)), None)
    else:
        with open_run(env, run, procedure=None, exclusive=False) as opened:
            guide = opened.guide
            drawings = _drawings(guide, procedure or opened.procedure, trace(opened.name, opened.state()))
    _show(env, guide, drawings, output)
    return Exit.OK


def _drawings(guide: Guide, procedure: str, walked: Trace | None) -> tuple[Drawing, ...]:
    if procedure in guide.procedures:
        return (draw(guide, guide.procedures[procedure], walked),)
    if procedure != ALL:
        raise no_such_procedure(guide, procedure)
    return tuple(draw(guide, one, walked) for one in guide.procedures.values())


def _show(env: Env, guide: Guide, drawings: tuple[Drawing, ...], output: str | None) -> None:
    to_file = output not in {None, "-"}
    form = _form(env, output or "")
    match form:
        case "svg":
            text = draw_svg(drawings, env.say)
        case "mermaid":
            text = draw_mermaid(drawings, env.say)
        case "dot":
            text = draw_dot(drawings, env.say)
        case "json":
            text = document("guide draw", Exit.OK, drawing_body(guide.id, drawings)) + "\n"
        case _ if to_file:
            text = plain_text(env, drawings)
        case _:
            draw_text(Screen(env), env.say, drawings)
            return
    if to_file:
        _write(output or "", text)
        env.note(env.say("written: {path}", path=output or ""))
    else:
        env.out(text.removesuffix("\n"))


def _refuse_picture(output: str) -> None:
    ending = PurePath(output).suffix.casefold()
    if ending in _PICTURES:
        raise UsageError(
            "no-such-picture",
            msg("no {ending} file can be drawn: {path}", ending=ending, path=output),
            help=msg("name a file that ends in {endings}; other programs convert these", endings=tuple(_SUFFIXES)),
            where=output,
        )


def _form(env: Env, output: str) -> str:
    """Return the format: the one that was asked for, else the one that the file's name says."""
    if env.options.format or env.options.json:
        return env.format
    return _SUFFIXES.get(PurePath(output).suffix.casefold(), env.format)


def _write(output: str, text: str) -> None:
    path = Path(output).expanduser()
    if path.is_dir():
        raise _unwritable(output, msg("it is a folder"), msg("name a file in it"))
    if path.exists() and not path.is_file():
        raise _unwritable(output, msg("it is no regular file"), msg("name another file, or - for standard output"))
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except FileNotFoundError:
        raise _unwritable(output, msg("the folder is not there"), msg("make the folder first")) from None
    except OSError as error:
        why = msg("{reason}", reason=error.strerror or type(error).__name__)
        raise _unwritable(output, why, msg("name another file, or - for standard output")) from None


def _unwritable(output: str, why: Message, way_out: Message) -> SourceError:
    return SourceError(
        "cannot-write", msg("cannot write {path}: {problem}", path=output, problem=why), help=way_out, where=output
    )

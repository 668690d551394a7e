"""What surrounds a command: streams, terminal, clock, folders and language; read once, here."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, TextIO

from licwizard.errors import OutputError, UsageError
from licwizard.i18n import LANGUAGES, Translator
from licwizard.messages import msg
from licwizard.resources import data_folder, locale_folder

COLORS = ("auto", "always", "never")
_DEFAULT_WIDTH = 80
_NARROWEST = 20


class Options(NamedTuple):
    """What every command can be told."""

    lang: str | None = None
    format: str | None = None
    json: bool = False
    color: str | None = None
    no_input: bool = False
    accessible: bool = False
    quiet: bool = False
    verbose: bool = False


class Env:
    """The surroundings of one call; `environ` and `now` are given by tests."""

    def __init__(
        self,
        options: Options = Options(),  # noqa: B008 - a value
        *,
        environ: Mapping[str, str] | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """Judge the options; raises UsageError for a language or a colour setting that is not there."""
        self.options = options
        self.environ = os.environ if environ is None else environ
        self.now = now or _utc_now
        self.language = self._language()
        if (options.color or "auto") not in COLORS:
            raise UsageError(
                "bad-color",
                msg("--color '{value}' is not one of: {values}", value=options.color or "", values=COLORS),
                help=msg("write, for example: {example}", example="--color never"),
            )

    @property
    def stdin(self) -> TextIO:
        """Return the present standard input."""
        return sys.stdin

    @property
    def stdout(self) -> TextIO:
        """Return the present standard output."""
        return sys.stdout

    @property
    def stderr(self) -> TextIO:
        """Return the present standard error."""
        return sys.stderr

    @cached_property
    def say(self) -> Translator:
        """Return what puts text into the reader's language."""
        return Translator(self.language, (locale_folder(),))

    @property
    def data(self) -> Path:
        """Return the folder of the guide and the catalogue."""
        return data_folder()

    @cached_property
    def home(self) -> Path:
        """Return the folder that everything is written under."""
        given = self.environ.get("LICWIZARD_HOME", "")
        if given:
            return Path(given).expanduser()
        from platformdirs import user_data_path  # noqa: PLC0415 - only where the store is needed

        return user_data_path("licwizard", appauthor=False)

    @property
    def interactive(self) -> bool:
        """Return whether a person may be asked: terminals at both ends, and not forbidden."""
        return not self.no_input and _is_terminal(self.stdin) and _is_terminal(self.stdout)

    @property
    def no_input(self) -> bool:
        """Return whether asking is forbidden."""
        return self.options.no_input or self.flag("LICWIZARD_NO_INPUT")

    @property
    def accessible(self) -> bool:
        """Return whether to write plain numbered lines, without a single escape byte."""
        return (
            self.options.accessible
            or self.flag("LICWIZARD_ACCESSIBLE")
            or self.flag("ACCESSIBLE")
            or self.environ.get("TERM") == "dumb"
        )

    @property
    def format(self) -> str:
        """Return the output format, `text` if none was named."""
        return "json" if self.options.json else self.options.format or "text"

    def flag(self, name: str) -> bool:
        """Return whether a variable is on: set, and not empty, `0`, `false` or `no`."""
        return self.environ.get(name, "").strip().casefold() not in {"", "0", "false", "no"}

    def colored(self, stream: TextIO) -> bool:
        """Return whether a stream gets colour: --color, then NO_COLOR, then FORCE_COLOR, then the terminal."""
        if self.accessible:
            return False
        choice = self.options.color or "auto"
        if choice != "auto":
            return choice == "always"
        if self.environ.get("NO_COLOR"):
            return False
        return bool(self.environ.get("FORCE_COLOR")) or _is_terminal(stream)

    @property
    def width(self) -> int:
        """Return how many columns there are, 80 where nobody says."""
        columns = self.environ.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit() and int(columns):
            return max(int(columns), _NARROWEST)
        if not _is_terminal(self.stdout):
            return _DEFAULT_WIDTH
        return max(shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns, _NARROWEST)

    def out(self, text: str) -> None:
        """Write a line of data; raises OutputError where there is no room for it, BrokenPipeError as it comes."""
        self._write(f"{text}\n")

    def out_exactly(self, text: str) -> None:
        """Write data whose line breaks are part of it; on Windows too, they stay what they are."""
        reconfigure = getattr(self.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(newline="")
        self._write(text)

    def _write(self, text: str) -> None:
        try:
            self.stdout.write(text)
            self.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise output_failed(error) from None

    def note(self, text: str) -> None:
        """Write a line that is not data, unless --quiet."""
        if not self.options.quiet:
            self.error(text)

    def error(self, text: str) -> None:
        """Write what went wrong, --quiet or not."""
        self.stderr.write(f"{text}\n")
        self.stderr.flush()

    def _language(self) -> Literal["en", "sv"]:
        named = self.options.lang or self.environ.get("LICWIZARD_LANG") or ""
        if named:
            if named not in LANGUAGES:
                raise UsageError(
                    "bad-language",
                    msg("'{value}' is not a language of licwizard: {languages}", value=named, languages=LANGUAGES),
                    help=msg("write, for example: {example}", example="--lang sv"),
                )
            return "sv" if named == "sv" else "en"
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            value = self.environ.get(name, "")
            if value:
                return "sv" if value.casefold().startswith("sv") else "en"
        return "sv" if _system_language().startswith("sv") else "en"


def _system_language() -> str:
    """Return the language of a system that names none in the environment (Windows), else nothing."""
    if sys.platform != "win32":
        return ""
    import locale  # noqa: PLC0415 - only there

    return (locale.getlocale()[0] or "").casefold()


def _is_terminal(stream: Any) -> bool:  # noqa: ANN401 - a stream may be missing
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def output_failed(error: OSError) -> OutputError:
    """Return the error for a result that cannot be written where it was to go."""
    return OutputError(
        "output-failed",
        msg("the result cannot be written: {reason}", reason=error.strerror or str(error)),
        help=msg("make room on the disk, or write it elsewhere"),
    )


def _utc_now() -> datetime:
    return datetime.now(tz=UTC)

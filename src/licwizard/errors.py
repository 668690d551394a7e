"""The errors that a person can do something about, and the exit codes that scripts rely on."""

from enum import IntEnum
from typing import ClassVar

from licwizard.messages import Message


class Exit(IntEnum):
    """What the process returns; stable, one meaning each."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    UNKNOWN = 3
    NEEDS_ANSWER = 4
    IN_USE = 5
    STORE = 6
    BUG = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class LicwizardError(Exception):
    """What went wrong (`message`), where, and the way out (`help`)."""

    exit_code: ClassVar[Exit] = Exit.USAGE

    def __init__(self, code: str, message: Message, *, help: Message | None = None, where: str | None = None) -> None:  # noqa: A002
        """Keep a stable `code` for scripts, the sentence, the way out and `FILE:LINE:COLUMN`."""
        super().__init__(message.english())
        self.code = code
        self.message = message
        self.help = help
        self.where = where
        self.excerpt = ""
        self.steps: tuple[Message, ...] = ()


class UsageError(LicwizardError):
    """The command line asks for something that is not there."""


class SourceError(LicwizardError):
    """A file, or what was typed in its place, cannot be used as a whole."""


class AnswerError(LicwizardError):
    """An answer does not fit its step."""


class GuideError(LicwizardError):
    """A guide that cannot be loaded."""


class RefusedGuideError(LicwizardError):
    """A guide in which something irreversible can be reached around its gate; `steps` is the way."""

    exit_code = Exit.REFUSED


class UndecidedError(LicwizardError):
    """Read, but something cannot be decided; unknown never passes."""

    exit_code = Exit.UNKNOWN


class NeedsAnswerError(LicwizardError):
    """An answer is needed and may not be asked for."""

    exit_code = Exit.NEEDS_ANSWER


class InUseError(LicwizardError):
    """The run is open in another process."""

    exit_code = Exit.IN_USE


class OutputError(LicwizardError):
    """What was found out cannot be written where it was to go."""

    exit_code = Exit.STORE


class StoreError(LicwizardError):
    """The store cannot be read or written."""

    exit_code = Exit.STORE


class LockedError(LicwizardError):
    """A gate, a lock or a stop holds the run back."""

    exit_code = Exit.REFUSED

"""What is wrong with the store, in words, and the way out."""

from errno import EACCES, EDQUOT, EEXIST, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path
from typing import NamedTuple

from licwizard.errors import InUseError, StoreError, UsageError
from licwizard.messages import Message, msg


class _Trouble(NamedTuple):
    code: str
    message: Message
    help: Message


_DAMAGED = _Trouble(
    "store-damaged",
    msg("the store is damaged, or is no database"),
    msg("put a copy from a backup in its place, or move it away to begin afresh; nothing was changed in it"),
)
_FOREIGN = _Trouble(
    "store-foreign",
    msg("this file belongs to another program"),
    msg("move it away, or set LICWIZARD_HOME to another folder"),
)
_READ_ONLY = _Trouble(
    "store-read-only",
    msg("the store is read-only"),
    msg("make the file and its folder writable, or set LICWIZARD_HOME to a folder that is"),
)
_HALF_WRITTEN = _Trouble(
    "store-read-only",
    msg("the last change was cut short, and the store is read-only, so that it cannot be taken back"),
    msg("make the file and its folder writable, and try again"),
)
_FULL = _Trouble(
    "store-full",
    msg("the disk is full; nothing of the last change was stored"),
    msg("make room on the disk, and try again; everything before it is kept"),
)
_DENIED = _Trouble(
    "store-denied",
    msg("the store cannot be opened: permission is missing, or something else is in its place"),
    msg("check the permissions of the file and its folder, or set LICWIZARD_HOME to another folder"),
)
_BUSY = _Trouble(
    "store-busy",
    msg("the store has been in use elsewhere for too long"),
    msg("wait until the other program has finished, and try again"),
)
_NO_FOLDER = _Trouble(
    "store-no-folder",
    msg("a file stands where the folder of the store should be"),
    msg("move the file away, or set LICWIZARD_HOME to a folder"),
)
_NOT_TEXT = _Trouble(
    "store-text",
    msg("this holds characters that cannot be stored"),
    msg("use a name, or a path, of valid Unicode text"),
)

# SQLite adds a detail to most names: the first that begins alike counts.
_BY_NAME = (
    ("SQLITE_READONLY_ROLLBACK", _HALF_WRITTEN),
    ("SQLITE_READONLY", _READ_ONLY),
    ("SQLITE_FULL", _FULL),
    ("SQLITE_BUSY", _BUSY),
    ("SQLITE_LOCKED", _BUSY),
    ("SQLITE_CANTOPEN", _DENIED),
    ("SQLITE_PERM", _DENIED),
    ("SQLITE_AUTH", _DENIED),
    ("SQLITE_NOTADB", _DAMAGED),
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_ERROR", _DAMAGED),  # our statements never vary, so that only other tables make them wrong
)
_BY_NUMBER = {
    EACCES: _DENIED,
    EPERM: _DENIED,
    EROFS: _READ_ONLY,
    ENOSPC: _FULL,
    EDQUOT: _FULL,
    EEXIST: _NO_FOLDER,
    ENOTDIR: _NO_FOLDER,
}


def explain(path: Path, error: Exception, name: str) -> StoreError:
    """Return what to tell about `error` at `path`; `name` is SQLite's name of it, or empty."""
    where = path
    trouble = next((trouble for start, trouble in _BY_NAME if name.startswith(start)), None)
    if isinstance(error, OSError):
        trouble = _BY_NUMBER.get(error.errno or 0)
        where = Path(error.filename) if error.filename else path
    elif isinstance(error, UnicodeEncodeError):
        trouble = _NOT_TEXT
    return _told(where, trouble or _unnamed(name or type(error).__name__, error))


def damaged(path: Path) -> StoreError:
    """Return the error for a store whose content cannot be what licwizard wrote."""
    return _told(path, _DAMAGED)


def foreign(path: Path) -> StoreError:
    """Return the error for a database of another program."""
    return _told(path, _FOREIGN)


def newer(path: Path, found: int, known: int) -> StoreError:
    """Return the error for a store that a later licwizard has written."""
    message = msg("the store has version {found}, and this licwizard knows only {known}", found=found, known=known)
    return _told(path, _Trouble("store-newer", message, msg("install a newer licwizard")))


def too_old(path: Path, found: str) -> StoreError:
    """Return the error for a Python whose SQLite cannot keep the store."""
    message = msg("the store needs SQLite 3.37 or later, and this Python has {found}", found=found)
    return _told(path, _Trouble("store-sqlite", message, msg("run licwizard with a newer Python")))


def taken(path: Path, name: str) -> StoreError:
    """Return the error for a new run whose name another run has."""
    message = msg("there is a run {name} already", name=name)
    return _told(path, _Trouble("run-exists", message, msg("go on with it, or use another name")))


def in_use(name: str) -> InUseError:
    """Return the error for a run that another process holds."""
    trouble = _Trouble(
        "run-in-use", msg("the run {name} is open elsewhere", name=name), msg("close it there, or use another name")
    )
    return InUseError(trouble.code, trouble.message, help=trouble.help)


def no_name(most: int) -> UsageError:
    """Return the error for a name that no run can have; it is left out, for it may not be fit to be shown."""
    trouble = _Trouble(
        "run-name",
        msg("a run cannot have this name"),
        msg("use 1 to {most} characters in one line, without control characters", most=most),
    )
    return UsageError(trouble.code, trouble.message, help=trouble.help)


def _unnamed(name: str, error: Exception) -> _Trouble:
    return _Trouble(
        "store-failed",
        msg("the store cannot be used: {reason} ({name})", reason=str(error), name=name),
        msg("check the disk and try again; everything that was stored before is kept"),
    )


def _told(path: Path, trouble: _Trouble) -> StoreError:
    return StoreError(trouble.code, trouble.message, help=trouble.help, where=str(path))

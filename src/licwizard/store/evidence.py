"""Copies of the files that were shown, under their digests; only where the user asks for them."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from licwizard.errors import SourceError
from licwizard.messages import msg
from licwizard.store.trouble import explain

_CHUNK = 1024 * 1024


def keep(home: Path, path: Path, digest: str) -> Path:
    """Copy a file to `evidence/DIGEST` under `home` and return where it lies; one that is there is left alone.

    The copy is whole or not there at all. Raises SourceError where the file has changed since its digest
    was taken, StoreError where it cannot be written.
    """
    target = home / "evidence" / digest
    if target.is_file():
        return target
    scratch = target.with_name(f"{digest}.{token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        seen = sha256()
        with path.open("rb") as source, scratch.open("xb") as copy:
            while chunk := source.read(_CHUNK):
                seen.update(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        if seen.hexdigest() != digest:
            raise SourceError(
                "changed-file",
                msg("{path}: the file has changed since it was read", path=path.name),
                help=msg("show it again"),
                where=path.name,
            )
        scratch.replace(target)
    except OSError as error:
        raise explain(target, error, "") from error
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
    return target

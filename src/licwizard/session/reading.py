"""How the files of each side are to be read, as it was said."""

from licwizard.core.by_side import BySide, by_side
from licwizard.core.given import megabytes
from licwizard.errors import LicwizardError
from licwizard.load.exports.export import LIMIT, Reading
from licwizard.messages import msg
from licwizard.session.asked import Asked


class Readings:
    """How each side is read."""

    def __init__(self, asked: Asked) -> None:
        """Read the options; raises UsageError for a size that is none, and for what is said twice or of no side."""
        sides = {**asked.sides, **asked.users}
        roles = {role: bool(given) for role, given in sides.items()}
        self._files = [role for role, given in asked.sides.items() if any("=" not in one for one in given)]
        self._files += [role for role, given in asked.users.items() if given]
        self.forms = by_side(asked.form, "--format-in", roles)
        self.encodings = by_side(asked.encoding, "--encoding", roles)
        self._sheets = by_side(asked.sheet, "--sheet", roles)
        self._limit = megabytes(asked.max_size, "--max-size") if asked.max_size else LIMIT

    def of(self, role: str) -> Reading:
        """Return how the file of a side is read."""
        return Reading(self.forms.of(role), self.encodings.of(role), self._sheets.of(role), self._limit)

    def of_one_side(self, error: LicwizardError, role: str) -> LicwizardError:
        """Return the error of a side's file, its way out for that side alone where there are more files."""
        if len(self._files) < 2 or error.help is None:  # noqa: PLR2004
            return error
        option, _, value = str(error.help.values.get("option", "")).partition(" ")
        if option in {"--sheet", "--encoding"}:
            error.help = error.help._replace(values={**error.help.values, "option": f"{option} {role}={value}"})
        elif error.code == "unknown-sheet" and _of_all(self._sheets, role):
            error.help = msg(
                "{advice}; of this file alone, say {option}", advice=error.help, option=f"--sheet {role}=NAME"
            )
        elif option == "--format-in" and _of_all(self.forms, role):
            other = next(one for one in self._files if one != role)
            option = f"--format-in {other}={self.forms.every}"
            error.help = msg("{advice}; of one file alone, say {option}", advice=error.help, option=option)
        return error


def _of_all(said: BySide, role: str) -> bool:
    return bool(said.every) and role not in said.alone

"""Places in a sheet: `B7` is row 7, column 2."""

from functools import lru_cache

_LETTERS = 26
_BEFORE_A = ord("A") - 1


@lru_cache(maxsize=512)
def column_number(letters: str) -> int:
    """Return the number of a column, from 1, that capital letters name."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - _BEFORE_A
    return number


def address(row: int, column: int) -> str:
    """Return where a cell stands, such as `B7`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"

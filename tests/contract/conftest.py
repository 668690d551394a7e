"""The program, to be called by any test here."""

from tests.program import hasty, licwizard

__all__ = ["hasty", "licwizard"]

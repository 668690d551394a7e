"""The program, to be called by any test here."""

from tests.program import licwizard

__all__ = ["licwizard"]

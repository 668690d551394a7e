"""Lists of users and their licences, read from exports."""

from licwizard.load.people.read import FORMATS, read_people

__all__ = ["FORMATS", "read_people"]

"""licwizard: move Dynamics 365 licences to an Enterprise Agreement, step by step."""

__version__ = "0.1.0"

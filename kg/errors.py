"""What can go wrong, as the user is told it: one line that says where, what, and what to do."""

from __future__ import annotations


class KgError(Exception):
    """A failure the user can act on. The command line prints it as one line and exits with `exit_status`."""

    exit_status = 2


class SourceError(KgError):
    """A SOURCE that cannot be used: missing, empty, binary, undecodable, too large."""

    def __init__(self, source: str, cause: str, remedy: str) -> None:
        super().__init__(f"{source}: {cause}; {remedy}")
        self.source, self.cause, self.remedy = source, cause, remedy


class OptionError(KgError):
    """An option, or a combination of options, that makes no sense."""


class OutputError(KgError):
    """A folder or file that cannot be written."""


class StoreError(KgError):
    """A store that is missing, damaged, or held by another writer."""


class QueryError(KgError):
    """A query that is no SPARQL, or that lacks a parameter."""


class MissingExtra(KgError):
    """A feature whose optional packages are not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs an extra package; install it with: pip install 'kg-events[{extra}]'"
        )


class NotFound(KgError):
    """The data says no: no such entity, article, saved query, or not one frame."""

    exit_status = 1

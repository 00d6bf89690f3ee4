"""What was set aside while reading, with the cause and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import SourceError


@dataclass(frozen=True, slots=True)
class Rejected:
    """A source, or a record inside one, that gave no article.

    `named` says that the user named this source himself, so that the run as a whole has failed in part
    (exit status 2); a record inside a source leaves the status alone. `record` is where in the source it
    stands: a line number, counted from 1.
    """

    source: str
    cause: str
    remedy: str
    named: bool = False
    record: int | None = None

    @property
    def error(self) -> SourceError:
        """The same as an error: its text is the one line the user is shown."""
        where = self.source if self.record is None else f"{self.source}, line {self.record}"
        return SourceError(where, self.cause, self.remedy)

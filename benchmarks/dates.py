"""kg's dates and dateparser's on the same table: `python benchmarks/dates.py`.

The table is tests/language/times.tsv. Two figures each: of the expressions, how many have their value right
when handed over alone, with the day of publication; and of the sentences, in how many exactly the marked
expressions are found. dateparser (pip install dateparser) knows no intervals, and gives a day where only a
month or year is named: its day is cut to what the table asks for, in its favour.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.article import Article
from kg.language.vi.times import TimeExpression, anchor_of, find_times
from tests.language.expressions import Row, rows


def kg_values(row: Row) -> list[str]:
    """The value of each expression of a row, read where it stands."""
    spans = {(time.start, time.end): time.value for time in _times(row)}
    return [spans.get(span, "") for span in row.spans]


def kg_finds(row: Row) -> list[tuple[int, int]]:
    return [(time.start, time.end) for time in _times(row)]


def _times(row: Row) -> list[TimeExpression]:
    published = None if row.first == "-" else row.first
    return list(find_times(row.text, anchor_of(Article(id="row", text=row.text, published=published))))


def dateparser_values(row: Row) -> list[str]:
    """What dateparser makes of each expression, cut to the precision that the table asks for."""
    import dateparser

    values = []
    for (start, end), expected in zip(row.spans, row.values, strict=True):
        day = dateparser.parse(row.text[start:end], languages=["vi"], settings=_settings(row))
        values.append(day.strftime("%Y-%m-%dT%H:%M")[: len(expected)] if day else row.text[start:end])
    return values


def dateparser_finds(row: Row) -> list[tuple[int, int]]:
    """Where dateparser finds dates in the sentence."""
    from dateparser.search import search_dates

    found, at = [], 0
    for words, _ in search_dates(row.text, languages=["vi"], settings=_settings(row)) or []:
        start = row.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append((start, at))
    return found


def _settings(row: Row) -> dict[str, object]:
    settings: dict[str, object] = {"DATE_ORDER": "DMY"}
    if row.first != "-":
        settings["RELATIVE_BASE"] = datetime.fromisoformat(row.first)
    return settings


def main() -> None:
    table = list(rows("times.tsv"))
    expressions = sum(len(row.spans) for row in table)
    for program, values, finds in (
        ("kg", kg_values, kg_finds),
        ("dateparser", dateparser_values, dateparser_finds),
    ):
        try:
            right = sum(
                value == wanted
                for row in table
                for value, wanted in zip(values(row), row.values, strict=True)
            )
            whole = sum(finds(row) == row.spans for row in table)
        except ImportError as missing:
            print(f"{program}: {missing}")
            continue
        print(f"{program:11} values {right} of {expressions} ({right / expressions:.1%})", end="   ")
        print(f"sentences with exactly its expressions {whole} of {len(table)} ({whole / len(table):.1%})")


if __name__ == "__main__":
    main()

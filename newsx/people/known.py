"""People who are known beforehand, from a table: their names, gender, and whatever else is known of them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from newsx import languages
from newsx.people.names import PersonName, person_name
from newsx.record import Gender

_GENDERS: dict[str, Gender] = {"f": "f", "female": "f", "woman": "f", "w": "f", "m": "m", "male": "m", "man": "m"}
_BETWEEN_ALIASES = re.compile(r"[;|]")


class NotPeople(ValueError):
    """Why a file is no table of people, in words."""


@dataclass(slots=True)
class KnownPerson:
    """A person with other names and gender, and what else the table has, by column."""

    name: str
    aliases: list[str] = field(default_factory=list)
    gender: Gender | None = None
    details: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[PersonName]:
        """All names, in parts. Titles are left out as in English."""
        language = languages.of(languages.DEFAULT)
        return [person_name(each, language) for each in (self.name, *self.aliases)]


def read_known(path: str | Path) -> list[KnownPerson]:
    """The people of a table: CSV with a header, one of whose columns is `name`.

    `aliases` are other names, with semicolons between them; `gender` is f or m. All other columns are kept as they are. Raises NotPeople if
    the table has no column `name` or a row has no name, OSError if it cannot be read.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            columns = {name.strip().lower(): name for name in rows.fieldnames or () if name}
            if "name" not in columns:
                raise NotPeople("has no column “name”")
            return [_known(row, columns, rows.line_num) for row in rows]
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotPeople(f"is no CSV in UTF-8: {error}") from None


def _known(row: dict[str, str], columns: dict[str, str], line: int) -> KnownPerson:
    values = {key: (row[column] or "").strip() for key, column in columns.items()}
    name = values.pop("name")
    if not name:
        raise NotPeople(f"has no name in line {line}")
    aliases = [alias for alias in map(str.strip, _BETWEEN_ALIASES.split(values.pop("aliases", ""))) if alias]
    gender = _GENDERS.get(values.pop("gender", "").lower())
    return KnownPerson(name, aliases, gender, values)

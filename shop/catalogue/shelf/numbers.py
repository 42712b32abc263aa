"""A list of whole numbers in one column, in the way each database searches it best."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class NumbersField(models.Field[list[int], list[int]]):
    """An array of PostgreSQL, which can index it; the text of a JSON list on SQLite."""

    description = "A list of whole numbers"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "integer[]" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(
        self,
        value: Any,
        connection: BaseDatabaseWrapper,
        prepared: bool = False,  # noqa: FBT001, FBT002  # as Django calls it
    ) -> Any:
        del prepared
        if value is None or connection.vendor == "postgresql":
            return value
        return json.dumps(value, separators=(",", ":"))

    def from_db_value(self, value: Any, _expression: Any, _connection: BaseDatabaseWrapper) -> list[int]:
        numbers: list[int] = json.loads(value) if isinstance(value, str) else value
        return numbers


@NumbersField.register_lookup
class Holds(models.Lookup[Sequence[int]]):
    """`terms__holds={3, 5}`: at least one of these is in the list."""

    lookup_name = "holds"
    prepare_rhs = False

    def __init__(self, lhs: Any, rhs: Iterable[int]) -> None:
        super().__init__(lhs, sorted(rhs))

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        marks = ", ".join(["%s"] * len(self.rhs))
        if connection.vendor == "postgresql":
            return f"{column} && ARRAY[{marks}]::integer[]", (*params, *self.rhs)
        held = f"SELECT 1 FROM json_each({column}) AS held WHERE held.value IN ({marks})"  # noqa: S608  # nosec B608
        return f"EXISTS ({held})", (*params, *self.rhs)


class OneOf(models.Lookup[Sequence[int]]):
    """`OneOf(F("shown"), keys)`: a column is one of these numbers; however many there are, they are one parameter."""

    lookup_name = "one_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s::bigint[])", (*params, list(self.rhs))
        numbers = json.dumps(list(self.rhs))
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, numbers)  # noqa: S608  # nosec B608


def each_of(column: str, *, vendor: str) -> str:
    """The SQL that joins a row with each number of its list, as `each.value`."""
    return (
        f"CROSS JOIN LATERAL unnest({column}) AS each(value)"
        if vendor == "postgresql"
        else f"CROSS JOIN json_each({column}) AS each"
    )

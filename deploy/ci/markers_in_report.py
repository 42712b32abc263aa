"""A pytest plugin that writes each test's markers, and the database it runs on, into the JUnit report.

`no_skips` reads them there; without it the report would only know names.
"""

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Note them where the report, and a parallel worker's answer to it, carries them along."""
    from django.db import connection

    names = sorted({marker.name for marker in item.iter_markers()})
    item.user_properties.extend(("marker", name) for name in names)
    item.user_properties.append(("database", connection.vendor))

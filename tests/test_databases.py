import threading

import pytest
from django.contrib.sites.models import Site
from django.db import connection


@pytest.mark.django_db
def test_starts_with_what_the_migrations_made():
    assert Site.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", [1, 2])
def test_gives_each_committing_test_a_fresh_copy(_round):
    assert Site.objects.count() == 1
    Site.objects.create(domain="alice.example", name="Alice")


@pytest.mark.django_db(transaction=True)
def test_shows_threads_the_same_database():
    Site.objects.create(domain="bob.example", name="Bob")
    counts: list[int] = []

    def look():
        counts.append(Site.objects.count())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert counts == [2]

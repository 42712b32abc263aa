"""Audio kits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.model import Product, Review, eur

AUDIO = (
    Product(
        slug="tin-ear",
        sku="HT-7001",
        name="Tin Ear amplifier kit, 2 × 15 W",
        brand="halbton",
        category="audio-kits",
        kind="kit",
        price=eur("38.00"),
        released=date(2024, 9, 17),
        weight=340,
        stock=66,
        summary="A small stereo amplifier with a large knob.",
        description=(
            (
                "All parts stand upright and have legs; nothing needs a microscope. Two hours with music,"
                " three without."
            ),
            (
                "It drives shelf speakers to a volume that ends conversations. The heat sink may be "
                "touched, briefly."
            ),
        ),
        points=("Every part has its own numbered bag", "Circuit explained stage by stage in the manual"),
        facts={
            "difficulty": "Steady hand",
            "hours": Decimal("2.5"),
            "soldering": True,
            "parts": 74,
            "voltage": Decimal("15.0"),
        },
        related=("bread-bin", "amp-case", "solder-slowly"),
        reviews=(
            Review("Luisa", 5, "First sound at 23:10", "My neighbour knows exactly when I finished."),
            Review("K. Hofer", 4, "Manual is good", "Page 9 and 10 were swapped. They sent a new one."),
        ),
    ),
    Product(
        slug="inner-voice",
        sku="HT-7002",
        name="Inner Voice headphone amplifier",
        brand="halbton",
        category="audio-kits",
        kind="kit",
        price=eur("54.00"),
        released=date(2025, 5, 6),
        weight=410,
        stock=41,
        summary="For your ears only. Class A, warm to the touch.",
        description=(
            (
                "Discrete transistors, matched in pairs by a patient person named Lorenz. His initials "
                "are on the bag."
            ),
            (
                "Comes with its aluminium case. Drives 32 to 600 ohms, and shows with one light that it "
                "is not clipping."
            ),
        ),
        facts={
            "difficulty": "Patient",
            "hours": Decimal("4.0"),
            "soldering": True,
            "parts": 96,
            "voltage": Decimal("24.0"),
        },
        related=("clean-line-dac", "gaugefield-41", "small-voltages"),
        reviews=(Review("Edda", 5, "Thank you, Lorenz", "Both channels within two millivolts."),),
    ),
    Product(
        slug="bread-bin",
        sku="HT-7003",
        name="Bread Bin speaker kit",
        brand="halbton",
        category="audio-kits",
        kind="kit",
        price=eur("72.00"),
        was=eur("79.00"),
        released=date(2024, 11, 26),
        weight=2900,
        stock=22,
        summary="One honest loudspeaker in birch plywood.",
        description=(
            (
                "A full-range driver of 10 cm, a case of birch that slots together, glue, felt, and "
                "terminals that take "
                "thick wire. No crossover, nothing to get wrong."
            ),
            "The name is the fault of the handle. It is still not for bread.",
        ),
        facts={"difficulty": "Easy", "hours": Decimal("3.0"), "soldering": False, "parts": 31},
        related=("tin-ear", "clench-vise", "hookup-wire"),
        reviews=(
            Review("Anselm", 5, "Voices", "Radio voices sound as if they sat on the shelf."),
            Review("Mo", 3, "One for stereo?", "You need two. It is one. Check the basket."),
        ),
    ),
    Product(
        slug="overhear",
        sku="HT-7004",
        name="Overhear contact microphone kit",
        brand="halbton",
        category="audio-kits",
        kind="kit",
        price=eur("14.00"),
        released=date(2025, 8, 12),
        weight=70,
        stock=150,
        summary="Hears through wood. Fridges are surprisingly musical.",
        description=(
            (
                "Two brass discs, a preamplifier, and clamps. Stick one on a table, a bridge or a "
                "cello and listen to what "
                "it has to say."
            ),
            "A good second kit: twenty joints, one evening, one new obsession.",
        ),
        facts={
            "difficulty": "Easy",
            "hours": Decimal("1.0"),
            "soldering": True,
            "parts": 22,
            "voltage": Decimal("9.0"),
        },
        related=("gravel", "patch-leads", "ember-go"),
        reviews=(Review("Fenna", 5, "The fridge", "In B flat. I had no idea."),),
    ),
    Product(
        slug="medium-wave",
        sku="HT-7005",
        name="Medium Wave radio kit",
        brand="halbton",
        category="audio-kits",
        kind="kit",
        price=eur("29.00"),
        released=date(2023, 11, 28),
        weight=260,
        stock=48,
        summary="A radio that you understand, because you wound its coil.",
        description=(
            (
                "A ferrite rod, 70 turns of wire, three transistors. At night it finds stations from "
                "other countries and, "
                "with luck, a shipping forecast."
            ),
            "There is a dial with a string. There had to be.",
        ),
        facts={
            "difficulty": "Steady hand",
            "hours": Decimal("3.5"),
            "soldering": True,
            "parts": 48,
            "voltage": Decimal("4.5"),
        },
        related=("solder-slowly", "third-hand", "small-voltages"),
        reviews=(Review("Grandpa Willi", 5, "Like mine of 1961", "Only that this one works."),),
    ),
    Product(
        slug="clean-line-dac",
        sku="HT-7006",
        name="Clean Line DAC board",
        brand="halbton",
        category="audio-kits",
        kind="kit",
        price=eur("31.00"),
        released=date(2025, 9, 23),
        weight=35,
        stock=0,
        summary="Sits on a Heron 8 and turns files into music.",
        description=(
            (
                "192 kHz, 24 bit, and two regulators that feed nothing but the analogue side. Line "
                "output on sockets that "
                "are screwed down."
            ),
            (
                "Ready-made apart from the pin header. If you can solder forty pins, you can hear the "
                "difference."
            ),
        ),
        facts={
            "difficulty": "Easy",
            "hours": Decimal("0.5"),
            "soldering": True,
            "parts": 3,
            "voltage": Decimal("5.0"),
        },
        related=("heron-8", "inner-voice", "amp-case"),
        reviews=(Review("Benoît", 4, "Sold out again", "It is good. Make more."),),
    ),
)

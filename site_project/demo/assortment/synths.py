"""Synthesizer kits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.colours import BLACK, COPPER, CREAM, NIGHT, RED, WHITE, YELLOW
from site_project.demo.assortment.model import Product, Review, colours, eur, sized_colours

SYNTHS = (
    Product(
        slug="halbton-moth",
        sku="HT-8001",
        name="Moth desktop synthesizer kit",
        brand="halbton",
        category="synthesizer-kits",
        kind="kit",
        price=eur("289.00"),
        released=date(2025, 11, 4),
        weight=1900,
        summary="Two voices, one filter, wooden cheeks. You build it, it flutters.",
        description=(
            (
                "Moth is an analogue synthesizer for two evenings and many years. The surface-mounted"
                " parts are on the "
                "board already; knobs, sockets, faders and keys are yours to solder."
            ),
            (
                "Two oscillators that drift just enough, a filter that sings when pushed, and eight "
                "sockets so that it can "
                "talk to the rest of your table. The small screen shows the wave that you hear."
            ),
            "The cheeks are oiled ash from offcuts. Each has its own grain, and some have a knot.",
        ),
        points=(
            "25 keys, touch-sensitive",
            "CV, gate, sync, MIDI over USB-C",
            "All 312 joints shown in the book",
            "Calibrates itself by ear of the chip",
        ),
        facts={
            "difficulty": "Patient",
            "hours": Decimal("9.0"),
            "soldering": True,
            "parts": 214,
            "voltage": Decimal("12.0"),
        },
        variants=colours("HT-8001", {COPPER: 34, CREAM: 21, NIGHT: 12}, more={"night": "10.00"}),
        related=("patch-leads", "thump", "patch-notes", "ember-60"),
        reviews=(
            Review("Saskia", 5, "It sings", "Filter at the edge, one finger on a key. I forgot dinner."),
            Review("Rui", 5, "The book", "312 joints and not one surprise. Best manual I have held."),
            Review("Henrik B.", 4, "Two evenings?", "Three. I am slow and the second had wine."),
            Review(
                "Coralie",
                5,
                "Knot",
                "Mine has a knot in the left cheek, shaped like a moth. Surely on purpose.",
            ),
        ),
    ),
    Product(
        slug="thump",
        sku="HT-8002",
        name="Thump drum machine kit",
        brand="halbton",
        category="synthesizer-kits",
        kind="kit",
        price=eur("149.00"),
        was=eur("165.00"),
        released=date(2024, 10, 8),
        weight=780,
        stock=27,
        summary="Sixteen pads, four drums, one swing knob.",
        description=(
            (
                "Kick, snare, hat and something we call the spoon. All analogue; the sequencer is "
                "not, and keeps time "
                "better than you."
            ),
            (
                "The pads are silicone and glow in the colour of copper. They soften during the first "
                "hundred bars."
            ),
        ),
        facts={
            "difficulty": "Steady hand",
            "hours": Decimal("5.0"),
            "soldering": True,
            "parts": 141,
            "voltage": Decimal("9.0"),
        },
        related=("halbton-moth", "walk", "knock"),
        reviews=(
            Review("DJ Klingel", 5, "The spoon", "Every track has the spoon now."),
            Review("Petra", 4, "Loud", "Start with the volume down."),
        ),
    ),
    Product(
        slug="drift",
        sku="HT-8003",
        name="Drift oscillator module",
        brand="halbton",
        category="synthesizer-kits",
        kind="kit",
        price=eur("79.00"),
        released=date(2024, 6, 4),
        weight=165,
        stock=4,
        summary="Four waves, one knob for how steady they should be.",
        description=(
            (
                'In tune over seven octaves, until you turn the knob labelled "honesty" to the left. '
                "Then it becomes "
                "a garden shed in the wind."
            ),
            "12 units wide for the usual racks. Power cable and screws included.",
        ),
        facts={
            "difficulty": "Patient",
            "hours": Decimal("3.0"),
            "soldering": True,
            "parts": 88,
            "voltage": Decimal("12.0"),
        },
        related=("sieve", "rack-frame", "patch-leads"),
        reviews=(Review("Ola", 5, "Honesty", "I keep it at three o'clock, like myself."),),
    ),
    Product(
        slug="sieve",
        sku="HT-8004",
        name="Sieve filter module",
        brand="halbton",
        category="synthesizer-kits",
        kind="kit",
        price=eur("74.00"),
        released=date(2024, 6, 4),
        weight=160,
        stock=19,
        summary="Lets the low notes through, and has feelings about the rest.",
        description=(
            (
                "A ladder of transistors, tuned in pairs, with a resonance that stops just before "
                "your ears do. It can "
                "play as an oscillator too, if you insist."
            ),
            "Same width and depth as Drift; the two sit well together.",
        ),
        facts={
            "difficulty": "Patient",
            "hours": Decimal("3.0"),
            "soldering": True,
            "parts": 92,
            "voltage": Decimal("12.0"),
        },
        related=("drift", "walk", "rack-frame"),
        reviews=(Review("Timo", 4, "Warm", "Everybody says warm. It is, though."),),
    ),
    Product(
        slug="walk",
        sku="HT-8005",
        name="Walk eight-step sequencer",
        brand="halbton",
        category="synthesizer-kits",
        kind="kit",
        price=eur("96.00"),
        released=date(2025, 1, 21),
        weight=230,
        stock=31,
        summary="Eight faders that take a walk, again and again.",
        description=(
            (
                "Each step has a fader, a light and a switch that sends it home early. Forwards, "
                "backwards, and a third "
                "direction that we did not plan and kept."
            ),
            "Clock in, clock out, and a big button to start. It feels like a type-writer.",
        ),
        facts={
            "difficulty": "Steady hand",
            "hours": Decimal("3.5"),
            "soldering": True,
            "parts": 103,
            "voltage": Decimal("12.0"),
        },
        related=("drift", "thump", "patch-notes"),
        reviews=(Review("Maj", 5, "Third direction", "Please never fix it."),),
    ),
    Product(
        slug="gravel",
        sku="HT-8006",
        name="Gravel noise box kit",
        brand="halbton",
        category="synthesizer-kits",
        kind="kit",
        price=eur("34.00"),
        released=date(2023, 10, 17),
        weight=190,
        stock=84,
        summary="The first kit for people who want to make a bad noise well.",
        description=(
            (
                "Three oscillators that disturb each other, two touch plates, one light sensor. You "
                "play it with a hand "
                "over it, or with a torch, or by being angry nearby."
            ),
            "Forty joints, all of them large. Runs from one 9 V block.",
        ),
        facts={
            "difficulty": "Easy",
            "hours": Decimal("1.5"),
            "soldering": True,
            "parts": 44,
            "voltage": Decimal("9.0"),
        },
        related=("overhear", "ember-go", "patch-notes"),
        reviews=(
            Review("Ella (10)", 5, "LOUD", "Papa says only on Saturdays."),
            Review(
                "Ella's father",
                2,
                "Loud",
                "See above. Two stars for the missing volume control, which is missing on purpose, they say.",
            ),
        ),
    ),
    Product(
        slug="patch-leads",
        sku="HT-8007",
        name="Patch leads, set of five",
        brand="halbton",
        category="synthesizer-kits",
        kind="wire",
        price=eur("12.50"),
        released=date(2024, 2, 20),
        weight=85,
        summary="Spaghetti, in the good sense.",
        description=(
            (
                "Moulded plugs with slim bodies, so that neighbours get along. The cable is soft and "
                "remembers nothing."
            ),
            (
                "One colour per length is how the professionals do it. One colour for everything is how "
                "we do it."
            ),
        ),
        facts={"metres": Decimal("0.3"), "material": "Copper", "pieces": 5, "connector": "3.5 mm plug"},
        variants=sized_colours(
            "HT-8007",
            {COPPER: (80, 60), RED: (40, 0), YELLOW: (55, 30), WHITE: (25, 11), BLACK: (90, 70)},
            ("30 cm", "60 cm"),
        ),
        related=("halbton-moth", "drift", "overhear"),
        reviews=(Review("Noé", 5, "Slim", "They fit next to each other. My old ones did not."),),
    ),
)

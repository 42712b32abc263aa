"""Displays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.colours import AMBER, BLUE, GREEN, RED, WHITE
from site_project.demo.assortment.model import Product, Review, colours, eur

DISPLAYS = (
    Product(
        slug="glowworm-oled",
        sku="PB-3001",
        name="Glowworm OLED, 0.96 inch",
        brand="pixelbarn",
        category="displays",
        kind="display",
        price=eur("7.90"),
        released=date(2024, 1, 16),
        weight=5,
        summary="128 by 64 dots of light, and true black between them.",
        description=(
            (
                "Each dot makes its own light, so a dark screen draws almost nothing. Four wires, and"
                " examples for every "
                "board we sell."
            ),
            (
                "Dots that are always lit fade first. Move your clock by a dot every minute and it will "
                "last for years."
            ),
        ),
        facts={
            "technology": "OLED",
            "interface": "I²C",
            "voltage": Decimal("3.3"),
            "current": 20,
            "diagonal": Decimal("0.96"),
            "resolution": "128 × 64",
        },
        variants=colours("PB-3001", {WHITE: 300, BLUE: 180, AMBER: 40}),
        related=("fern-one", "jumper-ribbon", "palm-case"),
        reviews=(
            Review(
                "Mira", 5, "Sharp", "Text of five dots is readable. Of my own eyes I cannot say the same."
            ),
            Review(
                "Bo",
                4,
                "Check the pin order",
                "Power and ground are the other way round than on my old one. Printed clearly, though.",
            ),
        ),
    ),
    Product(
        slug="four-figures",
        sku="PB-3002",
        name="Four Figures LED display",
        brand="pixelbarn",
        category="displays",
        kind="display",
        price=eur("6.80"),
        released=date(2023, 10, 10),
        weight=14,
        summary="Seven segments, four times. Readable from the kitchen.",
        description=(
            (
                "Digits 14 mm high, a colon that blinks when you ask it to, and 16 steps of "
                "brightness. Step 1 is right "
                "for a bedroom, step 16 for a bakery."
            ),
            "A driver on the back does the multiplexing. You send four digits; it does not flicker.",
        ),
        facts={
            "technology": "LED segments",
            "interface": "I²C",
            "voltage": Decimal("5.0"),
            "current": 120,
            "diagonal": Decimal("2.0"),
            "resolution": "4 digits",
        },
        variants=colours("PB-3002", {RED: 220, GREEN: 140, BLUE: 75}, more={"blue": "0.60"}),
        related=("nosey", "fern-mini", "every-ohm"),
        reviews=(Review("Gunnar", 5, "Red, please", "As a clock should be."),),
    ),
    Product(
        slug="slowpaper",
        sku="PB-3003",
        name="Slowpaper e-ink display, 4.2 inch",
        brand="pixelbarn",
        category="displays",
        kind="display",
        price=eur("32.00"),
        was=eur("36.00"),
        released=date(2025, 3, 18),
        weight=24,
        stock=95,
        summary="Keeps its picture without power. For weeks, if you like.",
        description=(
            (
                "400 by 300 dots in black, white and a red that is used sparingly. A refresh takes "
                "twelve seconds, so it "
                "suits weather, calendars and doors."
            ),
            "We have one that has shown the same joke since March. The battery is fine.",
        ),
        points=("Readable in full sun", "No power between two pictures", "Cable of 20 cm included"),
        facts={
            "technology": "E-ink",
            "interface": "SPI",
            "voltage": Decimal("3.3"),
            "current": 8,
            "diagonal": Decimal("4.2"),
            "resolution": "400 × 300",
        },
        related=("balcony-weather", "fern-long-range", "pouch-cell"),
        reviews=(
            Review("Nadia", 5, "The door sign", "It says who is in a meeting. It is always me."),
            Review("Klaas", 3, "Slow, as the name says", "I knew, and was still impatient."),
        ),
    ),
    Product(
        slug="porthole",
        sku="PB-3004",
        name="Porthole round display, 1.28 inch",
        brand="pixelbarn",
        category="displays",
        kind="display",
        price=eur("14.50"),
        released=date(2025, 5, 20),
        weight=8,
        stock=160,
        summary="A round picture for round things.",
        description=(
            (
                "240 dots across in 65,000 colours, behind glass, with a bezel that takes a panel cut-out"
                " of 38 mm."
            ),
            "Speedometers, eyes, a very small washing machine: the guides have all three.",
        ),
        facts={
            "technology": "LCD",
            "interface": "SPI",
            "voltage": Decimal("3.3"),
            "current": 60,
            "diagonal": Decimal("1.28"),
            "resolution": "240 × 240",
        },
        related=("fern-one", "knob-set", "halbton-moth"),
        reviews=(Review("Ida", 5, "An eye", "It looks at visitors. They do not like it. I do."),),
    ),
    Product(
        slug="pixel-field",
        sku="PB-3005",
        name="Pixel Field, 8 by 8",
        brand="pixelbarn",
        category="displays",
        kind="display",
        price=eur("11.20"),
        released=date(2024, 7, 30),
        weight=22,
        stock=205,
        summary="64 lights that each take any colour.",
        description=(
            (
                "One data wire in, one out: put several in a row and they continue each other. At "
                "full white it wants "
                "2.4 A, so please do not do that from a USB socket."
            ),
            "A sheet of baking paper 10 mm above turns dots into squares.",
        ),
        facts={
            "technology": "LED matrix",
            "interface": "One wire",
            "voltage": Decimal("5.0"),
            "current": 2400,
            "diagonal": Decimal("3.6"),
            "resolution": "8 × 8",
        },
        related=("runway-strip", "wall-65", "honeycomb-shade"),
        reviews=(
            Review("Tess", 4, "Bright!", "Bright. Start with a brightness of 10, your eyes will thank you."),
        ),
    ),
    Product(
        slug="runway-strip",
        sku="PB-3006",
        name="Runway light strip, 2 m",
        brand="pixelbarn",
        category="displays",
        kind="display",
        price=eur("16.90"),
        released=date(2024, 9, 3),
        weight=70,
        stock=130,
        summary="120 lights on a ribbon that can be cut anywhere between two.",
        description=(
            (
                "The copper below is twice as heavy as usual, so the far end is as bright as the near"
                " one. Glue on the "
                "back, plugs on both ends, a spare plug in the bag."
            ),
            "Warm white is a mixture here, and a good one.",
        ),
        facts={
            "technology": "LED strip",
            "interface": "One wire",
            "voltage": Decimal("5.0"),
            "current": 3600,
            "resolution": "60 lights per metre",
        },
        related=("slow-lamp", "wall-65", "pixel-field"),
        reviews=(
            Review("Fabian", 5, "Stairs", "Each step lights up as you walk. Sold to my parents as safety."),
            Review(
                "Rahel",
                1,
                "Cut it in the wrong place",
                "Between two lights, it says. It is correct. One star for me.",
            ),
        ),
    ),
    Product(
        slug="sixteen-by-two",
        sku="PB-3007",
        name="Sixteen by Two character display",
        brand="pixelbarn",
        category="displays",
        kind="display",
        price=eur("6.20"),
        released=date(2023, 8, 22),
        weight=34,
        summary="Two lines of sixteen letters. It has been enough since 1985.",
        description=(
            (
                "A back light you can dim, contrast set by a screw, and a soldered adapter, so that "
                "it needs four wires "
                "and not sixteen."
            ),
            "Eight letters can be your own design. Most people draw a heart.",
        ),
        facts={
            "technology": "LCD",
            "interface": "I²C",
            "voltage": Decimal("5.0"),
            "current": 35,
            "diagonal": Decimal("2.6"),
            "resolution": "16 × 2 characters",
        },
        variants=colours("PB-3007", {GREEN: 260, BLUE: 190}),
        related=("first-blink", "what-is-it", "jumper-ribbon"),
        reviews=(Review("Harald", 5, "Like home", "I learned on one of these. So will she."),),
    ),
)

"""Sensors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.model import Product, Review, eur

SENSORS = (
    Product(
        slug="breeze",
        sku="FW-2001",
        name="Breeze temperature and humidity sensor",
        brand="fernwerk",
        category="sensors",
        kind="sensor",
        price=eur("8.90"),
        released=date(2024, 2, 13),
        weight=3,
        stock=520,
        summary="How warm, how damp, twice a second.",
        description=(
            (
                "The measuring cell stands on a small island, cut free from the rest of the board, so"
                " that it feels the "
                "air and not the regulator next to it."
            ),
            (
                "Each one is checked against a reference at two temperatures. The slip with both readings"
                " is in the bag."
            ),
        ),
        facts={
            "measures": "Temperature",
            "interface": "I²C",
            "voltage": Decimal("3.3"),
            "width": 25,
            "depth": 18,
            "range": "−40 to 85 °C, 0 to 100 %",
            "accuracy": "±0.2 °C, ±2 %",
        },
        related=("fern-one", "balcony-weather", "slowpaper"),
        reviews=(
            Review(
                "Liv",
                5,
                "Agrees with the pharmacy",
                "Within a tenth of the expensive one in the shop window.",
            ),
            Review("Dario", 5, "The slip", "A slip of paper with real numbers on it. I framed it."),
        ),
    ),
    Product(
        slug="puddle",
        sku="FW-2002",
        name="Puddle soil moisture probe",
        brand="fernwerk",
        category="sensors",
        kind="sensor",
        price=eur("6.50"),
        released=date(2024, 4, 8),
        weight=9,
        stock=340,
        summary="Asks the plant, so that you do not have to.",
        description=(
            (
                "It measures through the solder mask, so there is no bare metal in the soil and "
                "nothing to rust. Push it "
                "in up to the line, not beyond."
            ),
            "The value is a voltage: high is dry. Calibrate with a glass of water and a sunny window sill.",
        ),
        facts={
            "measures": "Moisture",
            "interface": "Analogue",
            "voltage": Decimal("3.3"),
            "width": 98,
            "depth": 23,
            "range": "0 to 100 %",
            "accuracy": "±5 % after calibration",
        },
        related=("plant-minder", "fern-mini", "pouch-cell"),
        reviews=(
            Review("Rosa", 4, "The basil lives", "Lacquer the top edge if you water from above. I know now."),
            Review("Emil", 2, "Top is not waterproof", "It says so in the text. I read the text afterwards."),
            Review("Jun", 5, "No rust", "One year in a tomato pot, still clean."),
        ),
    ),
    Product(
        slug="nosey",
        sku="FW-2003",
        name="Nosey CO₂ sensor",
        brand="fernwerk",
        category="sensors",
        kind="sensor",
        price=eur("39.90"),
        was=eur("44.90"),
        released=date(2024, 10, 21),
        weight=14,
        stock=88,
        summary="Knows that you should open a window.",
        description=(
            (
                "A real infrared cell that counts CO₂, not a guess made from smells. It needs three "
                "minutes to wake up, "
                "then one reading every five seconds."
            ),
            (
                "Above 1,000 ppm people get slow; above 1,400 they get annoyed. This sensor cannot help "
                "with the rest."
            ),
        ),
        facts={
            "measures": "Gas",
            "interface": "I²C",
            "voltage": Decimal("5.0"),
            "width": 33,
            "depth": 26,
            "range": "400 to 5,000 ppm",
            "accuracy": "±40 ppm",
        },
        related=("fern-one", "four-figures", "palm-case"),
        reviews=(
            Review(
                "Frau Lindner",
                5,
                "Class 7b",
                "The children built it and now they air the room without being asked.",
            ),
        ),
    ),
    Product(
        slug="peek",
        sku="FW-2004",
        name="Peek distance sensor",
        brand="fernwerk",
        category="sensors",
        kind="sensor",
        price=eur("5.40"),
        released=date(2023, 11, 2),
        weight=10,
        stock=610,
        summary="Two eyes that are really ears.",
        description=(
            (
                "One side chirps, the other listens: 2 cm to 4 m, best against flat and hard things. "
                "Curtains and cats "
                "return less than you hope."
            ),
            "The outputs are safe for 3.3 V boards, without the usual pair of resistors.",
        ),
        facts={
            "measures": "Distance",
            "interface": "Pins",
            "voltage": Decimal("3.3"),
            "width": 45,
            "depth": 20,
            "range": "2 to 400 cm",
            "accuracy": "±3 mm",
        },
        related=("scoot", "chassis", "nod-9"),
        reviews=(Review("Pelle", 4, "Parking aid", "For a wheelbarrow. It works."),),
    ),
    Product(
        slug="wobble",
        sku="FW-2005",
        name="Wobble motion sensor",
        brand="fernwerk",
        category="sensors",
        kind="sensor",
        price=eur("12.60"),
        released=date(2025, 2, 11),
        weight=2,
        stock=190,
        summary="Which way is up, and how fast that changes.",
        description=(
            (
                "Acceleration, rotation and compass on one chip, fused by the chip itself: ask for an "
                "angle, get an angle."
            ),
            (
                "The arrow on the board shows which way it believes is forward. Mount it far from motors "
                "and loudspeakers."
            ),
        ),
        facts={
            "measures": "Motion",
            "interface": "I²C",
            "voltage": Decimal("3.3"),
            "width": 20,
            "depth": 20,
            "range": "±16 g, ±2,000 °/s",
            "accuracy": "±1°",
        },
        related=("scoot", "fern-mini", "stride-17"),
        reviews=(
            Review(
                "A. Brandt",
                5,
                "No maths",
                "It answers in degrees. I had blocked out a weekend for quaternions.",
            ),
        ),
    ),
    Product(
        slug="lumen",
        sku="FW-2006",
        name="Lumen light sensor",
        brand="fernwerk",
        category="sensors",
        kind="sensor",
        price=eur("4.80"),
        released=date(2024, 6, 25),
        weight=2,
        stock=430,
        summary="From moonlight to noon without changing the range.",
        description=(
            (
                "Gives you lux, the unit that electricians use, and colour temperature, the one that "
                "photographers argue "
                "about. It sets its own gain."
            ),
            (
                "Below the white dome sits a small trap for infrared, since a sensor sees warmth where "
                "you see darkness."
            ),
        ),
        facts={
            "measures": "Light",
            "interface": "I²C",
            "voltage": Decimal("3.3"),
            "width": 20,
            "depth": 18,
            "range": "0.01 to 88,000 lx",
            "accuracy": "±10 %",
        },
        related=("slow-lamp", "runway-strip", "breeze"),
    ),
    Product(
        slug="high-low",
        sku="FW-2007",
        name="High Low barometer",
        brand="fernwerk",
        category="sensors",
        kind="sensor",
        price=eur("7.20"),
        released=date(2025, 9, 9),
        weight=2,
        stock=275,
        summary="Feels the weather coming, and the stairs.",
        description=(
            (
                "Lift it from the table and it notices: 8 cm of height are one step of its scale. "
                "Leave it on the sill and "
                "it draws tomorrow's weather."
            ),
            (
                "The tube on top is for a hose with 4 mm inside, should you wish to know the pressure of "
                "something else."
            ),
        ),
        facts={
            "measures": "Pressure",
            "interface": "SPI",
            "voltage": Decimal("3.3"),
            "width": 18,
            "depth": 18,
            "range": "300 to 1,250 hPa",
            "accuracy": "±0.5 hPa",
        },
        related=("balcony-weather", "breeze", "glass-roof-case"),
        reviews=(
            Review(
                "Sören", 3, "Good, but SPI", "Good numbers. I had no SPI pins left and had to plan again."
            ),
        ),
    ),
    Product(
        slug="loaf",
        sku="FW-2008",
        name="Loaf weighing set, 5 kg",
        brand="fernwerk",
        category="sensors",
        kind="sensor",
        price=eur("13.90"),
        released=date(2025, 4, 29),
        weight=64,
        stock=0,
        summary="An aluminium bar that bends a little, and an amplifier that notices.",
        description=(
            (
                "Screw one end down, put a plate on the other, and read grams. Two spacers and four "
                "screws are included, "
                "because without a gap nothing bends."
            ),
            "The name comes from the first thing that we weighed with it. The second was the cat.",
        ),
        facts={
            "measures": "Weight",
            "interface": "Pins",
            "voltage": Decimal("5.0"),
            "width": 80,
            "depth": 13,
            "range": "0 to 5 kg",
            "accuracy": "±1 g",
        },
        related=("fern-one", "bench-scale", "standoff-set"),
        reviews=(
            Review("Wanda", 5, "Sourdough", "Now the oven tells me when the loaf has lost enough water."),
        ),
    ),
)

"""Motors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.model import Product, Review, eur

MOTORS = (
    Product(
        slug="nod-9",
        sku="OW-4001",
        name="Nod 9 micro servo",
        brand="ohmwind",
        category="motors",
        kind="motor",
        price=eur("5.90"),
        released=date(2023, 9, 5),
        weight=11,
        stock=700,
        summary="Turns to the angle you say, and stays.",
        description=(
            (
                "Nine grams, 180 degrees, nylon gears. Three horns and their screws are in the bag, "
                "plus one screw more "
                "than needed, because one always falls."
            ),
            "If it hums, it is working against something. Ask it to stop.",
        ),
        facts={
            "voltage": Decimal("5.0"),
            "current": 650,
            "torque": Decimal("17.0"),
            "speed": 100,
            "shaft": Decimal("4.8"),
        },
        related=("scoot", "nod-20", "fern-one"),
        reviews=(
            Review(
                "Elif",
                4,
                "Good for puppets",
                "Twelve of them move one dragon. One was noisy and was replaced.",
            ),
        ),
    ),
    Product(
        slug="nod-20",
        sku="OW-4002",
        name="Nod 20 metal-gear servo",
        brand="ohmwind",
        category="motors",
        kind="motor",
        price=eur("19.90"),
        released=date(2024, 3, 12),
        weight=60,
        stock=145,
        summary="The strong sibling, with gears of metal and a wish to lift things.",
        description=(
            (
                "20 kg at one centimetre, says the industry; we say it lifts a full kettle on a short"
                " arm. Two ball "
                "bearings, an aluminium middle that carries the heat away."
            ),
            (
                "Give it a supply of its own. It takes 2 A when it starts, and boards reset when their "
                "volts go missing."
            ),
        ),
        facts={
            "voltage": Decimal("6.0"),
            "current": 2100,
            "torque": Decimal("196.0"),
            "speed": 60,
            "shaft": Decimal("5.9"),
        },
        related=("nod-9", "step-down", "chassis"),
        reviews=(
            Review(
                "Viktor",
                5,
                "Opens the coop",
                "Lifts a door of 900 g each morning. The hens are punctual now.",
            ),
        ),
    ),
    Product(
        slug="stride-17",
        sku="OW-4003",
        name="Stride 17 stepper motor",
        brand="ohmwind",
        category="motors",
        kind="motor",
        price=eur("16.40"),
        was=eur("18.90"),
        released=date(2024, 8, 20),
        weight=285,
        stock=118,
        summary="200 steps to a turn, and it counts on you to count them.",
        description=(
            (
                "A square of 42 mm, a shaft of 5 mm with a flat, a cable of 60 cm with a plug. The "
                "usual frame for "
                "printers, plotters and camera sliders."
            ),
            (
                "Measured holding torque is on the label of each motor. The one on the photo of our bench"
                " had 45.3."
            ),
        ),
        facts={
            "voltage": Decimal("12.0"),
            "current": 1500,
            "torque": Decimal("45.0"),
            "speed": 600,
            "shaft": Decimal("5.0"),
        },
        related=("hush-driver", "gear-set", "steady-30"),
        reviews=(
            Review(
                "Ada W.",
                5,
                "Measured!",
                "The label said 44.1, my scale said 44. I have never been so pleased by a label.",
            ),
            Review("Piet", 4, "Plug", "Plug differs from my old ones, but crimps were included."),
        ),
    ),
    Product(
        slug="roll-wheel",
        sku="OW-4004",
        name="Roll gear motor with wheel",
        brand="ohmwind",
        category="motors",
        kind="motor",
        price=eur("4.90"),
        released=date(2023, 12, 1),
        weight=68,
        stock=480,
        summary="The yellow motor that every first robot has, done properly.",
        description=(
            (
                "Gears of a better plastic, leads already soldered and relieved, and a tyre that "
                "grips a wooden floor. "
                "Sold singly. Robots usually take two."
            ),
            (
                "Both turn at the same speed within 4 %. Your robot will still lean to the left; that"
                " is what sensors are "
                "for."
            ),
        ),
        facts={
            "voltage": Decimal("6.0"),
            "current": 250,
            "torque": Decimal("8.0"),
            "speed": 200,
            "shaft": Decimal("5.4"),
        },
        related=("scoot", "chassis", "peek"),
        reviews=(
            Review("Youssef", 5, "Straight enough", "Two of them, three metres, four centimetres off."),
        ),
    ),
    Product(
        slug="purr-130",
        sku="OW-4005",
        name="Purr 130 motor",
        brand="ohmwind",
        category="motors",
        kind="motor",
        price=eur("1.90"),
        released=date(2023, 8, 8),
        weight=18,
        stock=1200,
        summary="A small motor for fans, cars and vibrating brushes.",
        description=(
            (
                "3 to 6 volts, brushes of graphite, a capacitor soldered across so that it disturbs the "
                "radio less."
            ),
            "For the price of a coffee you get one motor. For that of two coffees, consider a spare.",
        ),
        facts={
            "voltage": Decimal("3.0"),
            "current": 150,
            "torque": Decimal("0.4"),
            "speed": 9100,
            "shaft": Decimal("2.0"),
        },
        related=("holder-18650", "gear-set", "clip-leads"),
    ),
    Product(
        slug="knock",
        sku="OW-4006",
        name="Knock push solenoid",
        brand="ohmwind",
        category="motors",
        kind="motor",
        price=eur("7.40"),
        released=date(2025, 7, 15),
        weight=39,
        stock=96,
        summary="Pushes once, hard. Drummers will understand.",
        description=(
            (
                "A stroke of 10 mm with 5 N at the start. Good for bells, locks, and xylophones that play"
                " themselves."
            ),
            "Short pulses only: after ten seconds without a break it is hot enough to be rude.",
        ),
        facts={
            "voltage": Decimal("12.0"),
            "current": 1000,
            "torque": Decimal("0.0"),
            "shaft": Decimal("6.0"),
        },
        related=("thump", "relay-quad", "steady-30"),
        reviews=(
            Review(
                "Camille", 4, "Glockenspiel", "Eight of them play carols. They do get hot, as the text says."
            ),
        ),
    ),
    Product(
        slug="draught-fan",
        sku="OW-4007",
        name="Draught fan, 40 mm",
        brand="ohmwind",
        category="motors",
        kind="motor",
        price=eur("8.20"),
        released=date(2025, 1, 14),
        weight=27,
        stock=0,
        summary="Moves air and, at low speed, nobody.",
        description=(
            (
                "A bearing that likes to run for years, a frame that takes M3 screws, and a third "
                "wire that reports how "
                "fast it turns."
            ),
            "At 5 V it cannot be heard over a kettle. At 12 V it can, but so could the kettle.",
        ),
        facts={
            "voltage": Decimal("12.0"),
            "current": 80,
            "torque": Decimal("0.1"),
            "speed": 6000,
            "shaft": Decimal("3.0"),
        },
        related=("heron-8", "amp-case", "step-down"),
        reviews=(Review("Lotte", 5, "Quiet", "Put a finger near it to make sure. Not in it."),),
    ),
)

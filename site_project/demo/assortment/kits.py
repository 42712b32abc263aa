"""Starter kits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.model import Product, Review, eur

KITS = (
    Product(
        slug="first-blink",
        sku="CL-3001",
        name="First Blink starter kit",
        brand="copperline",
        category="starter-kits",
        kind="kit",
        price=eur("59.00"),
        was=eur("66.00"),
        released=date(2024, 8, 27),
        weight=680,
        stock=112,
        summary="One board, twelve projects, and a book that does not shout.",
        description=(
            (
                "For people who have never done this. The first light blinks on page 9; by page 80 "
                "you have a clock, a "
                "theremin and an alarm for the biscuit tin."
            ),
            (
                "Everything has a place in the box, and the box tells you what is missing when you "
                "tidy up. Nothing has to "
                "be soldered."
            ),
        ),
        points=(
            "Fern One, breadboard, display, 2 sensors, servo",
            "140 small parts in labelled bags",
            "Printed book, 96 pages",
        ),
        facts={
            "difficulty": "Easy",
            "hours": Decimal("12.0"),
            "soldering": False,
            "parts": 148,
            "voltage": Decimal("5.0"),
        },
        related=("fern-one", "balcony-weather", "field-notes-on-pins", "breadboard-830"),
        reviews=(
            Review("Mette and Karl", 5, "The biscuit alarm", "Nobody has had a secret biscuit since."),
            Review(
                "J. Okafor",
                5,
                "Does not shout",
                "My last kit had exclamation marks on every page. This one explains.",
            ),
            Review("Birte", 4, "Servo on page 50", "My son wanted the motor at once. Skip ahead, it works."),
            Review("Hanno", 5, "Tidy", "The box with shapes is the best thing in it."),
        ),
    ),
    Product(
        slug="balcony-weather",
        sku="CL-3002",
        name="Balcony Weather station kit",
        brand="copperline",
        category="starter-kits",
        kind="kit",
        price=eur("98.00"),
        released=date(2025, 4, 8),
        weight=1150,
        stock=36,
        summary="Temperature, rain, pressure and opinions, sent to a paper display indoors.",
        description=(
            (
                "A mast that clamps to a railing, a sensor in a shield of white plates, a panel that "
                "keeps it alive, and a "
                "Slowpaper for the kitchen."
            ),
            (
                "Two evenings of screwing and plugging; the code is on the board already and can be read,"
                " changed and broken."
            ),
        ),
        points=(
            "No cloud needed, nor any account",
            "Radio through two walls",
            "Runs through winter on one cell",
        ),
        facts={
            "difficulty": "Steady hand",
            "hours": Decimal("4.0"),
            "soldering": False,
            "parts": 67,
            "voltage": Decimal("3.7"),
        },
        related=("slowpaper", "breeze", "balcony-panel", "fern-long-range"),
        reviews=(
            Review("Tordis", 5, "It knew", "It said rain at four. It rained at ten to four. I forgive it."),
            Review("Luc", 4, "Clamp", "Clamp wants a round railing. Ours is square; a piece of wood helped."),
        ),
    ),
    Product(
        slug="scoot",
        sku="CL-3003",
        name="Scoot robot kit",
        brand="copperline",
        category="starter-kits",
        kind="kit",
        price=eur("74.00"),
        released=date(2025, 1, 14),
        weight=720,
        stock=57,
        summary="Two wheels, two eyes, and a fear of the edge of the table.",
        description=(
            (
                "Scoot drives, looks around and turns back before it falls, most of the time. Build "
                "it in an afternoon; "
                "teach it manners for the rest of the year."
            ),
            "Programs in blocks or in Python, and you can switch between the two while it is running.",
        ),
        facts={
            "difficulty": "Easy",
            "hours": Decimal("3.0"),
            "soldering": False,
            "parts": 52,
            "voltage": Decimal("7.4"),
        },
        related=("chassis", "roll-wheel", "peek", "nod-9"),
        reviews=(
            Review("Class 5a", 5, "Race", "We have four. They raced. One won by going backwards."),
            Review("Edith", 4, "The edge", "Most of the time, it says. Put a cushion there."),
        ),
    ),
    Product(
        slug="firefly-badge",
        sku="CL-3004",
        name="Learn to Solder: Firefly",
        brand="copperline",
        category="starter-kits",
        kind="kit",
        price=eur("11.50"),
        released=date(2024, 5, 21),
        weight=24,
        stock=460,
        summary="Twenty-two joints, and then it glows in the dark.",
        description=(
            (
                "A badge in the shape of a beetle. When it gets dark, its tail fades in and out, each"
                " a little differently, "
                "and a group of them falls into step."
            ),
            (
                "For workshops from eight years up. Pads are large, mistakes are planned for, and the pin"
                " does not prick."
            ),
        ),
        facts={
            "difficulty": "Easy",
            "hours": Decimal("0.7"),
            "soldering": True,
            "parts": 13,
            "voltage": Decimal("3.0"),
        },
        related=("ember-go", "solder-slowly", "sn99-solder"),
        reviews=(
            Review(
                "Library Süd",
                5,
                "Thirty of them",
                "All thirty worked, and yes, they fall into step. Silence in the room.",
            ),
            Review("Ole", 5, "Mine blinks", "on the school bag"),
        ),
    ),
    Product(
        slug="slow-lamp",
        sku="CL-3005",
        name="Slow Lamp kit",
        brand="copperline",
        category="starter-kits",
        kind="kit",
        price=eur("49.00"),
        released=date(2025, 9, 16),
        weight=640,
        stock=46,
        summary="Takes half an hour to go to sleep, and so do you.",
        description=(
            (
                "A lamp that wakes with you and dims with you. Turn its head for brightness, press it"
                " for colour; there is "
                "no app."
            ),
            "Foot of oiled wood, ring of 24 lights, diffuser of paper. The Honeycomb shade fits instead.",
        ),
        facts={
            "difficulty": "Steady hand",
            "hours": Decimal("2.0"),
            "soldering": True,
            "parts": 38,
            "voltage": Decimal("5.0"),
        },
        related=("honeycomb-shade", "runway-strip", "lumen"),
        reviews=(Review("Susanne", 5, "There is no app", "I read that sentence and bought it."),),
    ),
    Product(
        slug="plant-minder",
        sku="CL-3006",
        name="Plant Minder kit",
        brand="copperline",
        category="starter-kits",
        kind="kit",
        price=eur("32.00"),
        released=date(2024, 4, 30),
        weight=180,
        stock=0,
        summary="A face in a flower pot that gets sadder as the soil gets drier.",
        description=(
            (
                "Probe, board and a small display on a stick. It smiles after watering and frowns for"
                " three days before it "
                "is serious."
            ),
            "Two AAA cells last a summer. The face can be changed; a cactus should look more relaxed.",
        ),
        facts={
            "difficulty": "Easy",
            "hours": Decimal("1.0"),
            "soldering": False,
            "parts": 17,
            "voltage": Decimal("3.0"),
        },
        related=("puddle", "glowworm-oled", "fern-mini"),
        reviews=(Review("Ottilie", 5, "Guilt", "It looks at me. I water. It works."),),
    ),
    Product(
        slug="every-ohm",
        sku="CL-3007",
        name="Every Ohm resistor collection",
        brand="copperline",
        category="starter-kits",
        kind="kit",
        price=eur("16.50"),
        released=date(2023, 11, 7),
        weight=230,
        stock=165,
        summary="64 values, 20 of each, sorted. For now.",
        description=(
            (
                "From 1 ohm to 10 megohms in a book with pockets. Each pocket shows the colour rings,"
                " since reading them is "
                "a skill that comes and goes."
            ),
            "A slip for ordering single values is at the back. 330 will be gone first.",
        ),
        facts={"difficulty": "Easy", "hours": Decimal("0.1"), "soldering": False, "parts": 1280},
        related=("what-is-it", "breadboard-830", "resistor-code"),
        reviews=(
            Review("Nils", 5, "330", "It was 330."),
            Review("Carla", 4, "A book!", "Stands on the shelf between two novels."),
        ),
    ),
)

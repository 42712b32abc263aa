"""Books."""

from __future__ import annotations

from datetime import date

from site_project.demo.assortment.model import Product, Review, Tax, eur

BOOKS = (
    Product(
        slug="field-notes-on-pins",
        sku="DP-0101",
        name="Field Notes on Pins",
        brand="deskmouse",
        category="books",
        kind="book",
        tax=Tax.BOOKS,
        price=eur("24.00"),
        released=date(2024, 9, 2),
        weight=420,
        stock=140,
        summary="What a microcontroller's forty legs are for, leg by leg.",
        description=(
            (
                "Forty chapters of four pages. Read the one that you need; the book stays open by "
                "itself, thanks to a "
                "binding that costs us the profit."
            ),
            "Written by Johanna Fels, who taught this for eleven years and has heard every question twice.",
        ),
        facts={
            "pages": 184,
            "author": "Johanna Fels",
            "code": "DP 978-0101-4",
            "binding": "Lay-flat",
            "year": 2024,
            "level": "Beginner",
        },
        related=("fern-one", "first-blink", "small-voltages"),
        reviews=(
            Review("Ulrike", 5, "Stays open", "While both hands hold wires. Finally."),
            Review("Sven", 4, "Pin 17", "Chapter 17 alone was worth it."),
        ),
    ),
    Product(
        slug="solder-slowly",
        sku="DP-0102",
        name="Solder Slowly",
        brand="deskmouse",
        category="books",
        kind="book",
        tax=Tax.BOOKS,
        price=eur("19.50"),
        released=date(2025, 2, 17),
        weight=310,
        stock=95,
        summary="A hundred photographs of joints, good ones and others.",
        description=(
            (
                "On each left page a joint, on each right page what the hand did. After an hour you "
                "see it; after a week "
                "you feel it."
            ),
            "With a bookmark of copper tape.",
        ),
        facts={
            "pages": 208,
            "author": "Mikkel Aas",
            "code": "DP 978-0102-1",
            "binding": "Paperback",
            "year": 2025,
            "level": "Beginner",
        },
        related=("ember-60", "firefly-badge", "sn99-solder"),
        reviews=(Review("Tanja", 5, "Page 61", "I am page 61. I was, I mean."),),
    ),
    Product(
        slug="small-voltages",
        sku="DP-0103",
        name="Small Voltages",
        brand="deskmouse",
        category="books",
        kind="book",
        tax=Tax.BOOKS,
        price=eur("34.00"),
        released=date(2024, 1, 29),
        weight=690,
        stock=48,
        summary="Analogue electronics for people who were told it is magic.",
        description=(
            (
                "Begins with a battery and ends with an amplifier that you could sell. Every formula "
                "is derived once, "
                "used three times and then trusted."
            ),
            "Exercises with answers, and with the wrong answers that people usually give.",
        ),
        facts={
            "pages": 412,
            "author": "Dr. Amara Nwosu",
            "code": "DP 978-0103-8",
            "binding": "Hardcover",
            "year": 2024,
            "level": "Advanced",
        },
        related=("inner-voice", "gaugefield-41", "ohms-law-for-cooks"),
        reviews=(
            Review("Konrad", 5, "The wrong answers", "I found all of mine in there."),
            Review("Else", 3, "Heavy", "In both meanings. I am in chapter four since May."),
        ),
    ),
    Product(
        slug="patch-notes",
        sku="DP-0104",
        name="Patch Notes",
        brand="deskmouse",
        category="books",
        kind="book",
        tax=Tax.BOOKS,
        price=eur("22.00"),
        released=date(2025, 11, 4),
        weight=350,
        stock=72,
        summary="Sixty sounds, drawn as cables.",
        description=(
            (
                "Each patch is a page: what to plug, what to turn, what you will hear, and what to do"
                " when you do not. From "
                "a plain bass to something like rain on a tent."
            ),
            "Works with any modular synthesizer. The drawings happen to look like ours.",
        ),
        facts={
            "pages": 144,
            "author": "Lorenz Quandt",
            "code": "DP 978-0104-5",
            "binding": "Spiral",
            "year": 2025,
            "level": "Intermediate",
        },
        related=("halbton-moth", "drift", "patch-leads"),
        reviews=(Review("Ayo", 5, "Rain on a tent", "It does. I fell asleep."),),
    ),
    Product(
        slug="ohms-law-for-cooks",
        sku="DP-0105",
        name="Ohm's Law for Cooks",
        brand="deskmouse",
        category="books",
        kind="book",
        tax=Tax.BOOKS,
        price=eur("16.00"),
        released=date(2023, 10, 30),
        weight=240,
        stock=180,
        summary="Electricity, explained in a kitchen, by someone who can do both.",
        description=(
            (
                "Voltage is how much you want dinner, resistance is the queue at the fridge. It "
                "sounds silly, and by page "
                "30 you can calculate a series resistor."
            ),
            "Includes a recipe for lentil soup that is correct as well.",
        ),
        facts={
            "pages": 120,
            "author": "Beppe Conti",
            "code": "DP 978-0105-2",
            "binding": "Paperback",
            "year": 2023,
            "level": "Beginner",
        },
        related=("every-ohm", "small-voltages", "first-blink"),
        reviews=(
            Review("Franzi", 5, "The soup", "Very good soup. And I understood parallel circuits."),
            Review("Igor", 2, "Not for engineers", "I knew all of it. The soup needs more salt."),
        ),
    ),
    Product(
        slug="boxes-and-lids",
        sku="DP-0106",
        name="Boxes and Lids",
        brand="deskmouse",
        category="books",
        kind="book",
        tax=Tax.BOOKS,
        price=eur("28.00"),
        released=date(2025, 6, 9),
        weight=520,
        stock=8,
        summary="How to make a case that closes. It is harder than the circuit.",
        description=(
            (
                "Snap fits, hinges, screws, feet, vents and the gap between two halves, in wood, "
                "sheet and plastic. With "
                "tables that stay true when your printer does not."
            ),
            "Twelve cases to build, one of which holds the book.",
        ),
        facts={
            "pages": 256,
            "author": "Noor van Dijk",
            "code": "DP 978-0106-9",
            "binding": "Hardcover",
            "year": 2025,
            "level": "Intermediate",
        },
        related=("lunchbox-case", "hairs-breadth", "filament"),
        reviews=(Review("Gero", 5, "The gap", "0.3. It is 0.3. I have searched for years."),),
    ),
    Product(
        slug="why-it-is-not-working",
        sku="DP-0107",
        name="Why It Is Not Working",
        brand="deskmouse",
        category="books",
        kind="book",
        tax=Tax.BOOKS,
        price=eur("21.00"),
        was=eur("23.00"),
        released=date(2024, 4, 15),
        weight=380,
        stock=165,
        summary="Finding faults, in order of how embarrassing they are.",
        description=(
            (
                "Chapter one: is it plugged in. Chapter two: is it really. By chapter nine you are "
                "reading signals with an "
                "oscilloscope and rarely need to."
            ),
            "The flow chart inside the cover has saved more evenings than this shop has sold parts.",
        ),
        facts={
            "pages": 232,
            "author": "Resi Holzapfel",
            "code": "DP 978-0107-6",
            "binding": "Lay-flat",
            "year": 2024,
            "level": "Intermediate",
        },
        related=("gaugefield-41", "ripple-2", "eight-ears"),
        reviews=(
            Review("Detlef", 5, "Chapter two", "It was not, really."),
            Review("Niamh", 5, "The cover", "Copied the chart and hung it over the bench."),
        ),
    ),
    Product(
        slug="gears-and-grief",
        sku="DP-0108",
        name="Gears and Grief",
        brand="deskmouse",
        category="books",
        kind="book",
        tax=Tax.BOOKS,
        price=eur("26.00"),
        released=date(2025, 3, 31),
        weight=450,
        stock=54,
        summary="Mechanisms for people who thought it was only a matter of software.",
        description=(
            (
                "Levers, cams, belts and gears with the one number that decides whether it will move."
                " Each chapter ends "
                "with what broke, and who was sad."
            ),
            "The corners form a flip book of a four-bar linkage that walks.",
        ),
        facts={
            "pages": 272,
            "author": "Tomás Rey",
            "code": "DP 978-0108-3",
            "binding": "Paperback",
            "year": 2025,
            "level": "Intermediate",
        },
        related=("gear-set", "stride-17", "chassis"),
        reviews=(Review("Wolf", 4, "Flip book", "My daughter has worn out that corner."),),
    ),
)

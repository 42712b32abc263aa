"""Enclosures and 3D-printed parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.colours import (
    AMBER,
    BLACK,
    COPPER,
    CREAM,
    GREEN,
    GREY,
    NIGHT,
    RED,
    SAND,
    TEAL,
    WHITE,
)
from site_project.demo.assortment.model import Product, Review, colours, eur, sized_colours

ENCLOSURES = (
    Product(
        slug="lunchbox-case",
        sku="LH-1001",
        name="Lunchbox case",
        brand="lattenhof",
        category="enclosures",
        kind="enclosure",
        price=eur("9.80"),
        released=date(2024, 1, 30),
        weight=110,
        summary="A box with four screws, in three sizes and four colours.",
        description=(
            (
                "Posts for M3 in the floor, grooves for front plates, rubber feet. The wall is thin "
                "where you may drill and "
                "thick where you should not."
            ),
            "The inside is measured and drawn in the data sheet. The outside is a box; you have seen one.",
        ),
        facts={"material": "ABS", "width": 100, "depth": 70, "height": 36, "protection": "IP40"},
        variants=sized_colours(
            "LH-1001",
            {SAND: (90, 120, 45), GREEN: (60, 80, 30), BLACK: (100, 140, 60), COPPER: (20, 25, 0)},
            ("S", "M", "L"),
        ),
        related=("blank-canvas", "heron-8", "boxes-and-lids"),
        reviews=(Review("Gesa", 5, "Drill here", "There are actual marks inside: drill here."),),
    ),
    Product(
        slug="glass-roof-case",
        sku="LH-1002",
        name="Glass Roof outdoor case",
        brand="lattenhof",
        category="enclosures",
        kind="enclosure",
        price=eur("18.50"),
        released=date(2024, 4, 16),
        weight=260,
        stock=68,
        summary="See the lights, keep the rain out.",
        description=(
            (
                "A clear lid of polycarbonate, a seal that goes round in one piece, two cable glands "
                "and a vent that "
                "breathes but does not drink."
            ),
            (
                "Rated for water from all sides. Ours hung under a gutter for a winter; the board inside "
                "is still blinking."
            ),
        ),
        facts={"material": "Polycarbonate", "width": 120, "depth": 90, "height": 55, "protection": "IP65"},
        related=("fern-long-range", "balcony-weather", "high-low"),
        reviews=(Review("Torben", 5, "North Sea", "Eight months on a pole. Dry."),),
    ),
    Product(
        slug="rail-case",
        sku="LH-1003",
        name="Rail case for fuse boxes",
        brand="lattenhof",
        category="enclosures",
        kind="enclosure",
        price=eur("12.40"),
        released=date(2024, 9, 10),
        weight=95,
        stock=54,
        summary="Clips onto the rail and looks as if it had always been there.",
        description=(
            (
                "Four modules wide, with steps for terminals at the top and bottom and a window for "
                "four lights. The clip "
                "opens with a screwdriver, as electricians expect."
            ),
            "What you put next to mains is your responsibility; the walls between are ours.",
        ),
        facts={"material": "PC-ABS", "width": 72, "depth": 90, "height": 58, "protection": "IP20"},
        related=("relay-quad", "terminal-set", "step-down"),
        reviews=(Review("Elektro-Meier", 4, "Fits", "Fits. Could be had in light grey too."),),
    ),
    Product(
        slug="palm-case",
        sku="LH-1004",
        name="Palm case",
        brand="lattenhof",
        category="enclosures",
        kind="enclosure",
        price=eur("8.20"),
        released=date(2025, 2, 4),
        weight=58,
        summary="For things that are held, and sometimes dropped.",
        description=(
            (
                "Rounded where the hand is, flat where the table is, with a window for a 0.96 inch "
                "display and a lid for "
                "two AA cells."
            ),
            "The halves snap. They also unsnap, with a coin.",
        ),
        facts={"material": "ABS", "width": 64, "depth": 112, "height": 24, "protection": "IP40"},
        variants=colours("LH-1004", {CREAM: 95, TEAL: 60, NIGHT: 44}),
        related=("glowworm-oled", "nosey", "bit-box"),
        reviews=(Review("Lene", 4, "Survived the stairs", "Eleven steps. The coin trick works."),),
    ),
    Product(
        slug="amp-case",
        sku="LH-1005",
        name="Finned amplifier case",
        brand="lattenhof",
        category="enclosures",
        kind="enclosure",
        price=eur("46.00"),
        released=date(2024, 12, 3),
        weight=880,
        stock=3,
        summary="Aluminium with fins, for circuits that get warm and want to look good.",
        description=(
            (
                "Extruded sides that are heat sinks, a brushed front of 4 mm, and screws whose slots "
                "all point the same "
                "way when they leave here."
            ),
            "Front and back come blank. We mill them to your drawing for the price of two lunches.",
        ),
        facts={"material": "Aluminium", "width": 165, "depth": 140, "height": 48, "protection": "IP30"},
        related=("tin-ear", "clean-line-dac", "draught-fan"),
        reviews=(Review("Roswitha", 5, "All slots", "They really point the same way."),),
    ),
    Product(
        slug="rack-frame",
        sku="LH-1006",
        name="Rack frame in ash, 84 units",
        brand="lattenhof",
        category="enclosures",
        kind="enclosure",
        price=eur("119.00"),
        was=eur("135.00"),
        released=date(2025, 9, 30),
        weight=2700,
        stock=14,
        summary="A wooden home for modules that have nowhere to go.",
        description=(
            (
                "Rails of aluminium with threaded strips, sides of ash at a slant of 20 degrees, and "
                "a supply for twenty "
                "modules already behind it."
            ),
            "Empty spaces itch. That is not covered by the warranty.",
        ),
        facts={"material": "Wood", "width": 440, "depth": 150, "height": 190, "protection": "None"},
        related=("drift", "sieve", "patch-notes"),
        reviews=(Review("Ilse", 5, "It itches", "Half full after two weeks."),),
    ),
)

PRINTED = (
    Product(
        slug="gear-set",
        sku="LH-2001",
        name="Gear set, 14 wheels",
        brand="lattenhof",
        category="printed-parts",
        kind="printed",
        price=eur("13.90"),
        released=date(2024, 3, 19),
        weight=74,
        summary="From 12 to 60 teeth, and they all like each other.",
        description=(
            (
                "Module 1, a bore of 5 mm with a flat, two racks and a worm. Printed slowly in nylon,"
                " then tumbled with "
                "ceramic stones until they run without a rasp."
            ),
            "The number of teeth is on each wheel, so that ratios can be done in the head.",
        ),
        facts={"material": "Nylon", "pieces": 14, "layer": Decimal("0.12"), "files": True},
        variants=colours("LH-2001", {COPPER: 40, GREEN: 55, WHITE: 80}),
        related=("stride-17", "purr-130", "gears-and-grief"),
        reviews=(
            Review("Opa Jan", 5, "Music box", "Drives a music box, with all ratios counted by my grandson."),
        ),
    ),
    Product(
        slug="standoff-set",
        sku="LH-2002",
        name="Feet and spacers, 60 pieces",
        brand="lattenhof",
        category="printed-parts",
        kind="printed",
        price=eur("7.50"),
        released=date(2023, 12, 19),
        weight=66,
        stock=270,
        summary="Lifts your board off whatever it lies on.",
        description=(
            (
                "Hexagons of 6, 10, 15 and 20 mm with threads that were cut and not printed, and soft"
                " feet that stay on "
                "when the case slides."
            ),
            "Somebody at Lattenhof sorts them by hand. He says that it calms him.",
        ),
        facts={"material": "Nylon", "pieces": 60, "layer": Decimal("0.16"), "files": True},
        related=("blank-canvas", "bench-scale", "loaf"),
    ),
    Product(
        slug="filament",
        sku="LH-2003",
        name="Filament, 750 g",
        brand="lattenhof",
        category="printed-parts",
        kind="printed",
        price=eur("21.00"),
        released=date(2024, 6, 18),
        weight=960,
        summary="1.75 mm all the way through. We measured, with a laser, all the way through.",
        description=(
            (
                "PLA from sugar, on a reel of cardboard, dried before it is sealed. The chart of its "
                "diameter comes by "
                "scanning the label."
            ),
            "Prints between 195 and 215 °C. Colours match our cases, since it is the same pigment.",
        ),
        facts={"material": "PLA", "pieces": 1, "files": False},
        variants=colours("LH-2003", {COPPER: 65, GREEN: 90, BLACK: 150, SAND: 48, AMBER: 33, TEAL: 0}),
        related=("honeycomb-shade", "hairs-breadth", "gear-set"),
        reviews=(
            Review("Pim", 5, "Same pigment", "The printed lid is exactly the colour of the case."),
            Review("Annika", 3, "Teal", "Teal is always sold out."),
        ),
    ),
    Product(
        slug="chassis",
        sku="LH-2004",
        name="Robot chassis",
        brand="lattenhof",
        category="printed-parts",
        kind="printed",
        price=eur("17.80"),
        released=date(2025, 3, 25),
        weight=190,
        stock=82,
        summary="Two floors, three points of contact, holes wherever you will want one.",
        description=(
            (
                "Takes two Roll motors, a battery holder and any of our boards. The third wheel is a "
                "steel ball, and it "
                "does not care about direction."
            ),
            "Screws, a bracket for Peek and a bag of courage are included.",
        ),
        facts={"material": "PETG", "pieces": 9, "layer": Decimal("0.20"), "files": True},
        related=("roll-wheel", "scoot", "peek"),
        reviews=(Review("Zoe", 4, "Many holes", "Two more than I needed. I needed 61."),),
    ),
    Product(
        slug="cable-clips",
        sku="LH-2005",
        name="Cable clips, 24 pieces",
        brand="lattenhof",
        category="printed-parts",
        kind="printed",
        price=eur("5.90"),
        released=date(2024, 10, 29),
        weight=30,
        summary="Keeps cables at the edge of the table, where they said they would stay.",
        description=(
            "Three widths with a soft tongue, glue on the back that lets go of wood without taking it along.",
            "Once you have put up one, you will see cables everywhere. We are sorry.",
        ),
        facts={"material": "TPU", "pieces": 24, "layer": Decimal("0.20"), "files": True},
        variants=colours("LH-2005", {COPPER: 75, GREY: 140, RED: 60}),
        related=("usb-c-cable", "cutting-mat", "filament"),
        reviews=(Review("Silke", 5, "Everywhere", "They were right. 72 so far."),),
    ),
    Product(
        slug="honeycomb-shade",
        sku="LH-2006",
        name="Honeycomb lamp shade",
        brand="lattenhof",
        category="printed-parts",
        kind="printed",
        price=eur("28.00"),
        released=date(2025, 8, 26),
        weight=150,
        stock=24,
        summary="Eleven hours on the printer, and then light falls through it.",
        description=(
            (
                "A wall of hexagons in a milky white that turns dots into a glow. It sits on the Slow"
                " Lamp and on any "
                "socket of 60 mm."
            ),
            "No two are alike: each gets its own pattern of open and closed cells.",
        ),
        facts={"material": "PLA", "pieces": 1, "layer": Decimal("0.16"), "files": False},
        related=("slow-lamp", "pixel-field", "runway-strip"),
        reviews=(
            Review("Marit", 5, "Evening light", "The wall behind it is now the best thing in the room."),
        ),
    ),
    Product(
        slug="knob-set",
        sku="LH-2007",
        name="Knob set, 10 pieces",
        brand="lattenhof",
        category="printed-parts",
        kind="printed",
        price=eur("9.40"),
        released=date(2024, 7, 23),
        weight=48,
        summary="For shafts of 6 mm and people who turn things while thinking.",
        description=(
            "Printed core, turned cap, a line that can be felt. Two large, four middle, four small.",
            "The set screw is real brass, since plastic holds until the concert.",
        ),
        facts={"material": "Resin", "pieces": 10, "layer": Decimal("0.05"), "files": False},
        variants=colours("LH-2007", {CREAM: 62, BLACK: 110, COPPER: 36}),
        related=("tin-ear", "halbton-moth", "porthole"),
        reviews=(
            Review(
                "Viggo",
                5,
                "While thinking",
                "I ordered a second set for the office. They are attached to nothing.",
            ),
        ),
    ),
)

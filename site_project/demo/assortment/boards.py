"""Boards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.colours import BLACK, COPPER, GREEN
from site_project.demo.assortment.model import Product, Review, colours, eur

BOARDS = (
    Product(
        slug="fern-one",
        sku="FW-1001",
        name="Fern One",
        brand="fernwerk",
        category="boards",
        kind="board",
        price=eur("24.90"),
        released=date(2025, 3, 4),
        weight=18,
        summary="The microcontroller board most of our guides start with.",
        description=(
            (
                "Forty pins, a radio for Wi-Fi and Bluetooth, USB-C, and a socket for a small "
                "battery. Plug it in and it "
                "shows up as a drive: drag a program onto it and it runs."
            ),
            (
                "The pin names are printed on the top and on the bottom, because you will be "
                "looking at the bottom when "
                "you need them. The charger stops at 4.2 V by itself; the board sleeps at 11 µA and "
                "wakes on any pin."
            ),
            "Headers come soldered on one side. The other side is left open, so that you can decide.",
        ),
        points=(
            "Dual core, 160 MHz",
            "Charges a LiPo cell while it runs",
            "Two buttons, one light in any colour",
        ),
        facts={
            "voltage": Decimal("3.3"),
            "current": 600,
            "interface": "USB-C",
            "width": 69,
            "depth": 44,
            "clock": 160,
            "memory": 512,
            "pins": 40,
            "wireless": True,
        },
        variants=colours("FW-1001", {GREEN: 240, BLACK: 85, COPPER: 6}, more={"copper": "2.00"}),
        related=("fern-mini", "breadboard-830", "jumper-ribbon", "field-notes-on-pins"),
        reviews=(
            Review(
                "Ines K.",
                5,
                "Blinks. Reliably.",
                (
                    "Out of the bag, into the laptop, blinking within four minutes. The printed pin names"
                    " are the best idea on it."
                ),
            ),
            Review(
                "Tomasz",
                4,
                "One row of headers only",
                "Good board. I would have liked both rows soldered, but the iron was warm anyway.",
            ),
            Review(
                "M. Adeyemi",
                5,
                "Sleeps properly",
                "Eleven microamps is what the page says and eleven is what I measured.",
            ),
        ),
    ),
    Product(
        slug="fern-mini",
        sku="FW-1002",
        name="Fern Mini",
        brand="fernwerk",
        category="boards",
        kind="board",
        price=eur("9.40"),
        released=date(2025, 6, 17),
        weight=4,
        stock=410,
        summary="The same brain on a board the size of a stamp.",
        description=(
            (
                "Half holes along both edges let you solder it flat onto your own board, or fit it "
                "with pins and use it "
                "on a breadboard. It runs everything the Fern One runs, apart from the radio."
            ),
            "There was no room for the pin names, so we print them on the bag. Keep the bag.",
        ),
        facts={
            "voltage": Decimal("3.3"),
            "current": 300,
            "interface": "USB-C",
            "width": 38,
            "depth": 20,
            "clock": 133,
            "memory": 264,
            "pins": 26,
            "wireless": False,
        },
        related=("fern-one", "header-strips", "breadboard-830"),
        reviews=(
            Review("Kofi", 5, "Fits everywhere", "Three of them live inside a model railway now."),
            Review(
                "Helle",
                3,
                "Tiny is tiny",
                "The reset button needs a fingernail or a toothpick. Otherwise fine.",
            ),
        ),
    ),
    Product(
        slug="fern-long-range",
        sku="FW-1003",
        name="Fern Long Range",
        brand="fernwerk",
        category="boards",
        kind="board",
        price=eur("34.50"),
        released=date(2025, 10, 2),
        weight=31,
        stock=64,
        summary="Sends a few bytes across a few kilometres on one battery.",
        description=(
            (
                "A radio for 868 MHz, an antenna that screws on, and a tiny display that tells you "
                "what was sent. From our "
                "roof a packet reached the lake, which is 4.2 km and one hill away."
            ),
            (
                "It is slow by design: a temperature every five minutes is fine, a photo is not. In "
                "return, a cell the "
                "size of a thumb lasts a year."
            ),
        ),
        points=("Antenna and cable are in the bag", "Never switch it on without the antenna"),
        facts={
            "voltage": Decimal("3.3"),
            "current": 130,
            "interface": "USB-C",
            "width": 58,
            "depth": 26,
            "clock": 80,
            "memory": 256,
            "pins": 30,
            "wireless": True,
        },
        related=("balcony-weather", "pouch-cell", "glass-roof-case"),
        reviews=(
            Review(
                "Greta",
                5,
                "Bees, monitored",
                "One in each hive, 1.8 km from the house. Nobody has to drive out in January any more.",
            ),
            Review("Ruud", 2, "Read about the antenna first", "I did not. The replacement works well."),
        ),
    ),
    Product(
        slug="heron-8",
        sku="FW-1010",
        name="Heron 8 single-board computer",
        brand="fernwerk",
        category="boards",
        kind="board",
        price=eur("89.00"),
        was=eur("99.00"),
        released=date(2024, 11, 12),
        weight=62,
        stock=7,
        summary="A whole computer with 8 GB, wired network and room for mistakes.",
        description=(
            (
                "Four USB sockets, network, two video outputs and forty pins that do not care what "
                "you call them. It "
                "boots from a card, from USB or over the network."
            ),
            (
                "The heat sink is included and glued on straight, which we mention because the last batch"
                " was not."
            ),
        ),
        points=(
            "8 GB memory",
            "Draws 3 W idle, 9 W when it compiles",
            "Runs a household on a shelf, quietly",
        ),
        facts={
            "voltage": Decimal("5.0"),
            "current": 3000,
            "interface": "USB-C",
            "width": 85,
            "depth": 56,
            "clock": 2200,
            "memory": 8388608,
            "pins": 40,
            "wireless": True,
        },
        related=("wall-65", "clean-line-dac", "lunchbox-case"),
        reviews=(
            Review(
                "Jonas P.",
                5,
                "The shelf server",
                "Replaced a PC that ate 60 watts. The fan noise is now somebody else's.",
            ),
            Review("Aylin", 4, "Warm", "Warm, not hot. Leave air above it."),
            Review(
                "C. Moreau",
                5,
                "Network boot works",
                "And is documented. I checked twice because I did not believe it.",
            ),
        ),
    ),
    Product(
        slug="relay-quad",
        sku="CL-1104",
        name="Quad relay board",
        brand="copperline",
        category="boards",
        kind="board",
        price=eur("18.90"),
        released=date(2024, 5, 6),
        weight=78,
        stock=155,
        summary="Four relays that click when told.",
        description=(
            (
                "Each relay switches up to 10 A. A light beside each one says what it believes it is "
                "doing, and a slot is "
                "milled between mains and logic where it matters."
            ),
            (
                "Inputs accept 3.3 V and 5 V. If you are not certain about mains voltage, use it for "
                "12 V, where mistakes "
                "only cost you a fuse."
            ),
        ),
        facts={
            "voltage": Decimal("5.0"),
            "current": 320,
            "interface": "Pins",
            "width": 75,
            "depth": 55,
            "pins": 6,
            "wireless": False,
        },
        related=("fern-one", "terminal-set", "glass-roof-case"),
        reviews=(Review("Otto", 4, "Click", "Four clicks. Terminals take thick wire."),),
    ),
    Product(
        slug="blank-canvas",
        sku="CL-1107",
        name="Blank Canvas proto board",
        brand="copperline",
        category="boards",
        kind="board",
        price=eur("4.20"),
        released=date(2023, 9, 19),
        weight=12,
        stock=900,
        summary="830 gold-plated holes, and nobody tells you what to do.",
        description=(
            (
                "Double-sided, plated through, and laid out like a breadboard: what worked there can "
                "be soldered here "
                "one to one. Power rails run along both long sides."
            ),
            "The corners take M3 screws and match our Lunchbox cases.",
        ),
        facts={"width": 90, "depth": 60, "interface": "None", "pins": 830, "wireless": False},
        related=("breadboard-830", "lunchbox-case", "sn99-solder"),
        reviews=(
            Review(
                "Beatrix",
                5,
                "The right holes",
                "Pads do not lift after the third change of mind. They used to, elsewhere.",
            ),
        ),
    ),
    Product(
        slug="hush-driver",
        sku="FW-1020",
        name="Hush stepper driver",
        brand="fernwerk",
        category="boards",
        kind="board",
        price=eur("11.80"),
        released=date(2025, 1, 28),
        weight=9,
        stock=230,
        summary="Turns a stepper without the singing.",
        description=(
            (
                "Up to 2 A per phase, 256 micro-steps, and a current that falls by itself when the "
                "motor stands still. "
                "Our test rig is now so quiet that we check by touch whether it runs."
            ),
            "The heat sink sticks on with the pad that is in the bag. Please do stick it on.",
        ),
        facts={
            "voltage": Decimal("24.0"),
            "current": 2000,
            "interface": "Pins",
            "width": 20,
            "depth": 15,
            "pins": 16,
            "wireless": False,
        },
        related=("stride-17", "steady-30"),
        reviews=(
            Review(
                "Noor",
                5,
                "Silence",
                "Swapped four of them into an old printer. My flatmate asked whether it was broken.",
            ),
        ),
    ),
)

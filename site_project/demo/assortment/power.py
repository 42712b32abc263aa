"""Power."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.colours import BLACK, WHITE
from site_project.demo.assortment.model import Product, Review, colours, eur, sizes

POWER = (
    Product(
        slug="steady-30",
        sku="OW-5001",
        name="Steady 30 bench supply",
        brand="ohmwind",
        category="power",
        kind="power",
        price=eur("129.00"),
        was=eur("149.00"),
        released=date(2025, 2, 25),
        weight=1650,
        stock=38,
        summary="0 to 30 V, 0 to 5 A, and a knob with a coarse and a fine opinion.",
        description=(
            (
                "Turn for coarse, press and turn for fine. Four memories, an output switch that is a "
                "real switch, and two "
                "displays that you can read from where the smoke is."
            ),
            (
                "It limits the current before your circuit can surprise you: set 20 mA, then connect, "
                "then be brave."
            ),
            (
                "Linear after the switching stage, so the ripple stays below 2 mV. The fan only starts "
                "above 40 W."
            ),
        ),
        points=("Two fuses and two leads included", "Remembers its last setting, but never its output"),
        facts={
            "voltage": Decimal("30.0"),
            "current": 5000,
            "connector": "4 mm sockets",
            "power": Decimal("150.0"),
            "protected": True,
        },
        related=("clip-leads", "gaugefield-41", "why-it-is-not-working"),
        reviews=(
            Review("Signe", 5, "Saved two boards", "In the first week. The limiter is quicker than I am."),
            Review(
                "Marek", 4, "The beep", "The beep can be switched off. Hold the right knob for three seconds."
            ),
            Review("Ute", 5, "Quiet", "It stands next to a microphone and is not invited to leave."),
        ),
    ),
    Product(
        slug="pouch-cell",
        sku="OW-5002",
        name="Pouch LiPo cell",
        brand="ohmwind",
        category="power",
        kind="power",
        price=eur("8.90"),
        released=date(2024, 2, 6),
        weight=38,
        summary="3.7 volts in a silver bag, with protection and a plug that fits our boards.",
        description=(
            (
                "Each cell has a protection circuit under the yellow tape and a lead with the plug "
                "that our boards expect. "
                "Plus is red, on the right, notch up. We check."
            ),
            "Never puncture, never bend, never charge on a pillow.",
        ),
        facts={"voltage": Decimal("3.7"), "connector": "2-pin plug", "capacity": 2000, "protected": True},
        variants=sizes(
            "OW-5002",
            {"500 mAh": 240, "1200 mAh": 180, "2000 mAh": 90},
            more={"500 mAh": "-3.00", "1200 mAh": "-1.50"},
        ),
        related=("sip-charger", "fern-one", "balcony-panel"),
        reviews=(
            Review(
                "Quentin", 5, "True capacity", "Measured 1,985 of 2,000 mAh. I have seen much worse for more."
            ),
        ),
    ),
    Product(
        slug="sip-charger",
        sku="OW-5003",
        name="Sip solar charger board",
        brand="ohmwind",
        category="power",
        kind="power",
        price=eur("10.90"),
        released=date(2024, 5, 28),
        weight=8,
        stock=175,
        summary="Takes what the sun gives and what the cell can bear.",
        description=(
            (
                "It follows the best point of a small panel, so a cloud does not make it give up. "
                "Load, cell and panel "
                "each have a socket of their own."
            ),
            "Two lights: amber is charging, green is done. At night neither, which is not a fault.",
        ),
        facts={
            "voltage": Decimal("4.2"),
            "current": 1000,
            "connector": "2-pin plug",
            "power": Decimal("5.0"),
            "protected": True,
        },
        related=("balcony-panel", "pouch-cell", "balcony-weather"),
        reviews=(Review("Hanne", 5, "Through November", "Three weeks of rain and it is still sending."),),
    ),
    Product(
        slug="balcony-panel",
        sku="OW-5004",
        name="Balcony solar panel, 6 W",
        brand="ohmwind",
        category="power",
        kind="power",
        price=eur("27.50"),
        released=date(2024, 4, 22),
        weight=410,
        stock=58,
        summary="A hand-sized roof that makes electricity.",
        description=(
            (
                "Glass at the front, aluminium around it, a stand at the back that folds out to 35 "
                "degrees, which is about "
                "right between Rome and Oslo."
            ),
            (
                "The lead is 2 m long and does not mind the weather. Clean it twice a year with what you "
                "clean windows with."
            ),
        ),
        facts={
            "voltage": Decimal("6.0"),
            "current": 1000,
            "connector": "Barrel 3.5 mm",
            "power": Decimal("6.0"),
            "protected": True,
        },
        related=("sip-charger", "balcony-weather", "fern-long-range"),
        reviews=(Review("Aino", 4, "Even in Turku", "From March to October. In December it is decoration."),),
    ),
    Product(
        slug="wall-65",
        sku="OW-5005",
        name="Wall 65 USB-C supply",
        brand="ohmwind",
        category="power",
        kind="power",
        price=eur("29.90"),
        released=date(2025, 6, 3),
        weight=118,
        summary="65 W from two sockets, in the size of an egg that took itself seriously.",
        description=(
            (
                "One device gets all 65 W; two share as they need. Folds its prongs for travelling, "
                "stays below 50 °C at "
                "full load, and is honest about it on the label."
            ),
            "The cable is not included, since you have one, and if not, we have one.",
        ),
        facts={
            "voltage": Decimal("20.0"),
            "current": 3250,
            "connector": "USB-C",
            "power": Decimal("65.0"),
            "protected": True,
        },
        variants=colours("OW-5005", {WHITE: 160, BLACK: 110}),
        related=("usb-c-cable", "heron-8", "ember-go"),
        reviews=(Review("Leander", 5, "Iron and laptop", "At once, from one plug. My bag got lighter."),),
    ),
    Product(
        slug="holder-18650",
        sku="OW-5006",
        name="Holder for two 18650 cells",
        brand="ohmwind",
        category="power",
        kind="power",
        price=eur("3.60"),
        released=date(2023, 10, 24),
        weight=22,
        stock=330,
        summary="Two round cells, side by side, held by real springs.",
        description=(
            (
                "The springs are plated steel and stay springs. A ribbon lies below the cells to lift"
                " them out, so the "
                "screwdriver can stay where it is."
            ),
            "Wired in series: 7.4 V. Plus and minus are moulded in, and also printed, and also here.",
        ),
        facts={"voltage": Decimal("7.4"), "current": 8000, "connector": "Leads", "protected": False},
        related=("step-down", "chassis", "purr-130"),
        reviews=(
            Review(
                "Bilal",
                2,
                "No cells in it",
                "I thought cells were included. They are not, and it says so. Nice holder.",
            ),
        ),
    ),
    Product(
        slug="step-down",
        sku="OW-5007",
        name="Step Down converter",
        brand="ohmwind",
        category="power",
        kind="power",
        price=eur("5.70"),
        released=date(2024, 11, 5),
        weight=12,
        stock=260,
        summary="Makes 5 volts from whatever you brought.",
        description=(
            (
                "In: 6 to 36 V. Out: 1.2 to 24 V, set by a screw with twenty turns and shown on three"
                " digits. 3 A for a "
                "while, 2 A for ever."
            ),
            "Turn the screw before you connect your board. We know how that sounds. Do it anyway.",
        ),
        facts={
            "voltage": Decimal("24.0"),
            "current": 3000,
            "connector": "Screw terminals",
            "power": Decimal("36.0"),
            "protected": True,
        },
        related=("nod-20", "holder-18650", "gaugefield-41"),
        reviews=(
            Review("Olga", 5, "The display", "A converter that tells you what it does. Why is that rare?"),
        ),
    ),
)

"""Soldering."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.model import Product, Review, eur, sizes

SOLDERING = (
    Product(
        slug="ember-60",
        sku="TM-9001",
        name="Ember 60 soldering station",
        brand="tinmoor",
        category="soldering",
        kind="tool",
        price=eur("119.00"),
        released=date(2025, 3, 11),
        weight=1450,
        stock=44,
        summary="Hot in eight seconds, steady within two degrees, off when you forget it.",
        description=(
            (
                "The heater sits inside the tip, so the heat is where the solder is. One knob, one "
                "number, no menu that "
                "you would have to be taught."
            ),
            (
                "Lay the iron into its holder and it cools down to 180 °C; lift it and it is back before "
                "your hand is."
            ),
            "The holder is cast iron and stays on the table when you pull. We tried.",
        ),
        points=(
            "60 W, 100 to 450 °C",
            "Silicone cable that cannot be burnt",
            "Two tips and a brass nest included",
        ),
        facts={"length": 150, "material": "Steel", "power": Decimal("60.0"), "esd": True},
        related=("sn99-solder", "tip-set", "nest", "solder-slowly"),
        reviews=(
            Review("Yara", 5, "Eight seconds", "Seven, actually."),
            Review("Gustav", 5, "No menu", "A knob. A number. That is all I ever wanted."),
            Review(
                "Irene",
                4,
                "Cable",
                "The cable is wonderful. The power switch is at the back, less wonderful.",
            ),
        ),
    ),
    Product(
        slug="ember-go",
        sku="TM-9002",
        name="Ember Go pocket iron",
        brand="tinmoor",
        category="soldering",
        kind="tool",
        price=eur("49.00"),
        was=eur("55.00"),
        released=date(2025, 7, 1),
        weight=42,
        stock=73,
        summary="An iron that runs from a USB-C supply and fits a shirt pocket. Cold, please.",
        description=(
            (
                "65 W are enough for most things short of plumbing. The display shows the "
                "temperature, the supply and how "
                "long you have been at it."
            ),
            "It notices when it lies still and goes to sleep. Same tips as the Ember 60.",
        ),
        facts={"length": 168, "material": "Aluminium", "power": Decimal("65.0"), "esd": True},
        related=("wall-65", "usb-c-cable", "tip-set"),
        reviews=(
            Review("Björn", 5, "On the roof", "Repaired the antenna up there with a power bank."),
            Review("Cleo", 3, "Cap", "The cap is easily lost. I have lost it."),
        ),
    ),
    Product(
        slug="sn99-solder",
        sku="TM-9003",
        name="Sn99 solder, lead-free",
        brand="tinmoor",
        category="soldering",
        kind="consumable",
        price=eur("12.80"),
        released=date(2023, 8, 29),
        weight=118,
        summary="Flows when asked, shines when cold, contains no lead.",
        description=(
            (
                "Tin with a little copper and a trace of nickel, and a core of flux that smells of "
                "forest and not of "
                "swimming pool."
            ),
            "0.5 mm for small legs, 0.8 mm for everything, 1.0 mm for cables and for impatience.",
        ),
        facts={"material": "Tin-copper", "diameter": Decimal("0.8"), "content": 100, "leaded": False},
        variants=sizes(
            "TM-9003",
            {"0.5 mm": 110, "0.8 mm": 260, "1.0 mm": 90},
            more={"0.5 mm": "1.20", "1.0 mm": "-0.60"},
        ),
        related=("ember-60", "flux-pen", "gulp"),
        reviews=(
            Review("Milo", 5, "Forest", "It does smell of forest. Open a window anyway."),
            Review(
                "Steph",
                4,
                "Lead-free is different",
                "A little hotter, a little slower. This is the best I tried.",
            ),
        ),
    ),
    Product(
        slug="tip-set",
        sku="TM-9004",
        name="Tip set, five shapes",
        brand="tinmoor",
        category="soldering",
        kind="tool",
        price=eur("34.00"),
        released=date(2025, 3, 11),
        weight=60,
        stock=58,
        summary="Chisel, needle, hoof, knife, and the one you will use.",
        description=(
            (
                "The one you will use is the 2.4 mm chisel. The other four are for the days on which "
                "you are glad to have "
                "them."
            ),
            "For Ember 60 and Ember Go. Keep them tinned and they will outlive the warranty.",
        ),
        facts={"length": 92, "material": "Iron-plated copper", "esd": True},
        related=("ember-60", "ember-go", "nest"),
        reviews=(Review("Zdenka", 5, "The chisel", "They are right about the chisel."),),
    ),
    Product(
        slug="nest",
        sku="TM-9005",
        name="Nest tip cleaner",
        brand="tinmoor",
        category="soldering",
        kind="consumable",
        price=eur("9.90"),
        released=date(2024, 1, 23),
        weight=210,
        stock=240,
        summary="Brass curls in a cast cup. Poke, do not wipe.",
        description=(
            (
                "Brass wool cleans without cooling the tip, as a wet sponge would. The cup is heavy "
                "and does not follow "
                "the iron."
            ),
            "Refill in spring. The old curls go to the metal bin, with what they caught.",
        ),
        facts={"material": "Brass", "content": 20, "pieces": 1, "leaded": False},
        related=("ember-60", "tip-set", "sn99-solder"),
    ),
    Product(
        slug="flux-pen",
        sku="TM-9006",
        name="Flux syringe",
        brand="tinmoor",
        category="soldering",
        kind="consumable",
        price=eur("7.60"),
        released=date(2024, 7, 9),
        weight=24,
        stock=310,
        summary="When solder will not go where it should, it wants this.",
        description=(
            (
                "A gel that stays where you put it, works from 160 °C, and may stay on the board, "
                "though it looks better "
                "without."
            ),
            "10 ml, a fine needle and a broad one. More is not better. A little more is.",
        ),
        facts={"material": "Rosin gel", "content": 10, "leaded": False, "pieces": 1},
        related=("sn99-solder", "gulp", "tweezer-trio"),
        reviews=(Review("Arne", 5, "Magic", "I did not know what I was doing wrong. It was this."),),
    ),
    Product(
        slug="gulp",
        sku="TM-9007",
        name="Gulp desoldering pump",
        brand="tinmoor",
        category="soldering",
        kind="tool",
        price=eur("13.50"),
        released=date(2023, 12, 5),
        weight=74,
        stock=125,
        summary="Takes back what you should not have soldered.",
        description=(
            "Press, heat, click. The nozzle is silicone, so it may touch the tip and seals around the leg.",
            "It comes apart without a tool and with a rain of small silver balls. Do that over the bin.",
        ),
        facts={"length": 180, "material": "Aluminium", "esd": True},
        related=("sn99-solder", "flux-pen", "third-hand"),
        reviews=(
            Review("Dov", 5, "Click", "It sounds the way a good decision feels."),
            Review("Inga", 3, "Spring", "Strong spring. Small hands need both."),
        ),
    ),
    Product(
        slug="third-hand",
        sku="TM-9008",
        name="Third Hand",
        brand="tinmoor",
        category="soldering",
        kind="tool",
        price=eur("32.00"),
        released=date(2024, 10, 1),
        weight=920,
        stock=11,
        summary="Four bending arms on a plate that does not tip over.",
        description=(
            (
                "The arms stay where you push them, the clips wear soft sleeves, and the plate is 900"
                " g of steel with a "
                "magnet for lost screws."
            ),
            "It does everything a friend would do, except asking when you will be finished.",
        ),
        facts={"length": 280, "material": "Steel", "esd": False},
        related=("ember-60", "medium-wave", "clench-vise"),
        reviews=(Review("Femke", 5, "Does not sag", "Three weeks, one heavy connector, no sagging."),),
    ),
)

"""Wire and connectors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from site_project.demo.assortment.colours import BLACK, BLUE, COPPER, GREEN, RED, WHITE, YELLOW
from site_project.demo.assortment.model import Product, Review, colours, eur, sized_colours

WIRE = (
    Product(
        slug="hookup-wire",
        sku="TM-6001",
        name="Hook-up wire, 25 m",
        brand="tinmoor",
        category="wire-and-connectors",
        kind="wire",
        price=eur("7.80"),
        released=date(2023, 9, 12),
        weight=96,
        summary="Stranded, tinned, and it stays where you bend it. Six colours.",
        description=(
            (
                "Seventeen strands in a skin that does not shrink back from the iron. The reel stacks"
                " with its siblings "
                "and has a notch for the end, so that the end stays findable."
            ),
            "Red is plus. Black is minus. The other four are up to you, but write it down.",
        ),
        facts={"metres": Decimal("25"), "gauge": 24, "material": "Tinned copper", "pieces": 1},
        variants=colours("TM-6001", {RED: 210, BLACK: 230, BLUE: 90, YELLOW: 85, GREEN: 70, WHITE: 5}),
        related=("bare-wire", "sn99-solder", "shrink-tube"),
        reviews=(
            Review("Ewa", 5, "Does not creep", "The skin stays put. This is the whole review."),
            Review("Rolf", 4, "White is always gone", "Buy white when you see it."),
        ),
    ),
    Product(
        slug="jumper-ribbon",
        sku="CL-6002",
        name="Jumper ribbon, 40 wires",
        brand="copperline",
        category="wire-and-connectors",
        kind="wire",
        price=eur("3.90"),
        released=date(2023, 8, 15),
        weight=42,
        stock=640,
        summary="Forty coloured leads that peel off one by one.",
        description=(
            (
                "20 cm each, one pin and one socket per wire. Peel off as many as belong together and"
                " keep them "
                "together: your future self will be able to count."
            ),
            (
                "The crimps are gold over nickel and hold after the two-hundredth time. We stopped "
                "counting there."
            ),
        ),
        facts={
            "metres": Decimal("0.2"),
            "gauge": 28,
            "material": "Copper",
            "pieces": 40,
            "connector": "Pin to socket",
        },
        related=("breadboard-830", "fern-one", "first-blink"),
        reviews=(Review("Sam", 5, "None were dead", "Forty of forty worked. New for me."),),
    ),
    Product(
        slug="breadboard-830",
        sku="CL-6003",
        name="Breadboard, 830 points",
        brand="copperline",
        category="wire-and-connectors",
        kind="wire",
        price=eur("5.60"),
        released=date(2023, 8, 15),
        weight=88,
        stock=720,
        summary="Where every idea lives before it deserves solder.",
        description=(
            (
                "Springs of phosphor bronze that grip thin legs and forgive thick ones. Numbers you "
                "can read, rails that "
                "run through without the secret gap in the middle."
            ),
            "It has a sticky back. Think before you remove the paper; you get one opinion.",
        ),
        facts={"material": "Bronze", "pieces": 830, "connector": "Breadboard"},
        related=("jumper-ribbon", "fern-one", "blank-canvas"),
        reviews=(
            Review(
                "Jasmin",
                5,
                "No secret gap",
                "I lost an evening of my youth to the gap in the rail. Thank you.",
            ),
            Review("Ned", 4, "Tight when new", "First insertions need courage."),
        ),
    ),
    Product(
        slug="terminal-set",
        sku="TM-6004",
        name="Screw terminal set, 40 pieces",
        brand="tinmoor",
        category="wire-and-connectors",
        kind="wire",
        price=eur("9.20"),
        released=date(2024, 3, 26),
        weight=120,
        stock=140,
        summary="Two and three poles in a box with a lid that closes.",
        description=(
            (
                "24 with two poles, 16 with three, 5 mm apart, rising clamps that do not cut the "
                "strands. They slide into "
                "each other, should you need seven poles."
            ),
            "The matching screwdriver is the yellow one from the Bit Box.",
        ),
        facts={"gauge": 14, "material": "Brass", "pieces": 40, "connector": "Screw terminal"},
        related=("relay-quad", "bit-box", "bare-wire"),
    ),
    Product(
        slug="header-strips",
        sku="CL-6005",
        name="Header strips, mixed bag",
        brand="copperline",
        category="wire-and-connectors",
        kind="wire",
        price=eur("4.40"),
        released=date(2023, 11, 14),
        weight=60,
        stock=380,
        summary="Pins, sockets, right angles. Snap where you like.",
        description=(
            (
                "Ten strips of forty pins, four sockets, two with a bend. Gold where it touches, tin "
                "where it is soldered."
            ),
            (
                "Sockets lose one position where you cut them. It is physics, and we put in one more "
                "because of it."
            ),
        ),
        facts={"material": "Gold-plated", "pieces": 16, "connector": "2.54 mm"},
        related=("fern-mini", "blank-canvas", "snip"),
        reviews=(
            Review("Olu", 4, "Snap clean", "Use pliers on both sides of the notch and they snap clean."),
        ),
    ),
    Product(
        slug="clip-leads",
        sku="TM-6006",
        name="Crocodile leads, five pairs",
        brand="tinmoor",
        category="wire-and-connectors",
        kind="wire",
        price=eur("6.90"),
        released=date(2024, 1, 9),
        weight=105,
        stock=185,
        summary="Teeth at both ends, silicone in between.",
        description=(
            (
                "Most clip leads are crimped on hope. These are soldered, and the wire bends like "
                "cooked spaghetti at any "
                "temperature a garage can have."
            ),
            "10 leads in five colours, 50 cm each.",
        ),
        facts={
            "metres": Decimal("0.5"),
            "gauge": 20,
            "material": "Silicone",
            "pieces": 10,
            "connector": "Crocodile clip",
        },
        related=("steady-30", "gaugefield-41", "purr-130"),
        reviews=(Review("Judit", 5, "Soldered indeed", "I pulled back the boots to look. It is true."),),
    ),
    Product(
        slug="usb-c-cable",
        sku="OW-6007",
        name="USB-C cable, braided",
        brand="ohmwind",
        category="wire-and-connectors",
        kind="wire",
        price=eur("11.90"),
        released=date(2025, 4, 1),
        weight=48,
        summary="Carries data. You would be surprised how many do not.",
        description=(
            (
                "100 W, 10 Gbit/s, and both facts are printed on the plug. The braid is woven tightly"
                " enough for a chair "
                "to roll over it, which ours did."
            ),
        ),
        facts={"metres": Decimal("1.0"), "gauge": 22, "material": "Braid", "pieces": 1, "connector": "USB-C"},
        variants=sized_colours(
            "OW-6007", {COPPER: (120, 60), BLACK: (200, 110), GREEN: (45, 0)}, ("1 m", "2 m")
        ),
        related=("fern-one", "wall-65", "ember-go"),
        reviews=(
            Review("Dana", 5, "Labelled", "A cable that says what it can do. I bought four."),
            Review("Theo", 3, "Stiff at first", "Softens after a week."),
        ),
    ),
    Product(
        slug="shrink-tube",
        sku="TM-6008",
        name="Shrink tube box, 180 pieces",
        brand="tinmoor",
        category="wire-and-connectors",
        kind="wire",
        price=eur("8.50"),
        released=date(2023, 12, 12),
        weight=110,
        stock=9,
        summary="Slide it on before you solder. Before.",
        description=(
            (
                "Six widths from 1.5 to 10 mm in a box with divisions. Shrinks to half with hot air, "
                "a lighter, or the "
                "shaft of an iron when nobody looks."
            ),
            "The sentence above is printed inside the lid too. It helps about half of the time.",
        ),
        facts={"metres": Decimal("0.05"), "material": "Polyolefin", "pieces": 180},
        related=("hookup-wire", "sn99-solder", "third-hand"),
        reviews=(Review("Paula", 5, "The lid is right", "I forgot anyway. Twice on one cable."),),
    ),
)

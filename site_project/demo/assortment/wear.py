"""Stickers and shirts."""

from __future__ import annotations

from datetime import date

from site_project.demo.assortment.colours import BLACK, COPPER, CREAM, GREEN, NIGHT, PLUM, SAND, SLATE, WHITE
from site_project.demo.assortment.model import Product, Review, colours, eur, sized_colours

STICKERS = (
    Product(
        slug="trace-sheet",
        sku="CL-4001",
        name="Copper trace stickers, sheet",
        brand="copperline",
        category="stickers",
        kind="sticker",
        price=eur("4.50"),
        released=date(2024, 11, 11),
        weight=12,
        stock=380,
        summary="Lines that bend at 45 degrees, for surfaces that have none.",
        description=(
            (
                "Thirty traces, twelve vias and one mistake, to be laid across a laptop as you would "
                "route it. They "
                "glue on, peel off and can be moved for about a day."
            ),
        ),
        facts={"material": "Metal foil", "pieces": 43, "width": 148, "outdoor": False},
        related=("trace-tee", "mask-dots", "it-blinks"),
        reviews=(Review("Kim", 5, "Routed", "My lid passes the design rules."),),
    ),
    Product(
        slug="it-blinks",
        sku="CL-4002",
        name='"It blinks" sticker, five',
        brand="copperline",
        category="stickers",
        kind="sticker",
        price=eur("3.20"),
        released=date(2023, 12, 11),
        weight=8,
        stock=540,
        summary="For everything that has passed the first test.",
        description=(
            (
                "Five round stickers of 60 mm with a light on them that does not, strictly speaking, "
                "blink. Vinyl "
                "that survives the dishwasher, in case of lunch boxes."
            ),
        ),
        facts={"material": "Vinyl", "pieces": 5, "width": 60, "outdoor": True},
        related=("blinks-tee", "first-blink", "trace-sheet"),
        reviews=(Review("Tam", 3, "Does not blink", "It says so. I still hoped."),),
    ),
    Product(
        slug="resistor-code",
        sku="CL-4003",
        name="Resistor code sticker",
        brand="copperline",
        category="stickers",
        kind="sticker",
        price=eur("2.90"),
        released=date(2024, 2, 12),
        weight=6,
        stock=610,
        summary="Never look up the rings again. Look down.",
        description=(
            (
                "A strip of 150 mm with all colours, digits and tolerances, for the edge of the "
                "bench, the lid of "
                "the tool box or the inside of an eyelid."
            ),
        ),
        facts={"material": "Vinyl", "pieces": 2, "width": 150, "outdoor": True},
        related=("every-ohm", "steel-rule", "mask-dots"),
        reviews=(
            Review(
                "Ruth", 5, "Colour-blind friendly", "The names are printed next to the colours. Thank you."
            ),
        ),
    ),
    Product(
        slug="mask-dots",
        sku="CL-4004",
        name="Label dots for drawers, 96",
        brand="copperline",
        category="stickers",
        kind="sticker",
        price=eur("5.40"),
        released=date(2025, 5, 13),
        weight=16,
        stock=210,
        summary='Symbols for what is in there, and 24 that say "misc".',
        description=(
            (
                "Resistor, capacitor, diode, screw, spring, mystery: 72 drawn symbols and 24 times "
                '"misc", as in '
                "life. They can be written on with pencil."
            ),
        ),
        facts={"material": "Paper", "pieces": 96, "width": 18, "outdoor": False},
        related=("every-ohm", "standoff-set", "resistor-code"),
        reviews=(Review("Hedda", 5, "Mystery", "I needed more mystery and they sent more."),),
    ),
    Product(
        slug="hot-side",
        sku="CL-4005",
        name='"This side hot" warning stickers',
        brand="copperline",
        category="stickers",
        kind="sticker",
        price=eur("3.60"),
        released=date(2024, 10, 15),
        weight=8,
        stock=260,
        summary="Six triangles for irons, amplifiers and chilli.",
        description=(
            (
                "Yellow triangles with a small iron and honest steam. Good to 120 °C, which covers "
                "the things that "
                "you should not touch but might."
            ),
        ),
        facts={"material": "Polyester", "pieces": 6, "width": 50, "outdoor": True},
        related=("ember-60", "tin-ear", "it-blinks"),
    ),
    Product(
        slug="wave-set",
        sku="HT-4006",
        name="Wave form stickers, four",
        brand="halbton",
        category="stickers",
        kind="sticker",
        price=eur("4.80"),
        released=date(2025, 11, 4),
        weight=9,
        stock=150,
        summary="Sine, triangle, saw and square. Collect all four; they come in one bag.",
        description=(
            (
                "Cut to their shape, in the four colours of the Moth. The square one has corners that"
                " are truly "
                "square, which its circuit cannot claim."
            ),
        ),
        facts={"material": "Vinyl", "pieces": 4, "width": 90, "outdoor": True},
        related=("halbton-moth", "patch-notes", "ground-loop-tee"),
        reviews=(Review("Lio", 5, "Saw", "On my saw."),),
    ),
)

SIZES = ("S", "M", "L", "XL", "XXL")

SHIRTS = (
    Product(
        slug="trace-tee",
        sku="CL-5001",
        name="Trace T-shirt",
        brand="copperline",
        category="shirts",
        kind="apparel",
        price=eur("26.00"),
        released=date(2024, 6, 10),
        weight=190,
        summary="One copper line from collar to hem. It bends at 45 degrees.",
        description=(
            (
                "Heavy cotton, printed with a pigment that has real copper in it and will darken a "
                "little over the years, "
                "as copper does."
            ),
            "Cut straight, sewn in Portugal. Sizes run true; between two, take the larger.",
        ),
        facts={"material": "Cotton", "fit": "Straight", "wash": 40},
        variants=sized_colours(
            "CL-5001",
            {GREEN: (40, 60, 65, 40, 20), NIGHT: (35, 55, 60, 35, 0), CREAM: (20, 30, 28, 15, 6)},
            SIZES,
        ),
        related=("trace-sheet", "blinks-tee", "bench-apron"),
        reviews=(
            Review("Roman", 5, "It darkens", "A year on, it looks better."),
            Review("Zita", 4, "Long", "A bit long for me. Good for bending over benches."),
        ),
    ),
    Product(
        slug="blinks-tee",
        sku="CL-5002",
        name='"It blinks" T-shirt',
        brand="copperline",
        category="shirts",
        kind="apparel",
        price=eur("24.00"),
        was=eur("26.00"),
        released=date(2023, 11, 20),
        weight=185,
        summary="The highest praise we know, on cotton.",
        description=(
            (
                "Two words, one light, printed where a name tag would be. Colleagues will ask what "
                "blinks. Have something "
                "ready."
            ),
        ),
        facts={"material": "Cotton", "fit": "Straight", "wash": 40},
        variants=sized_colours("CL-5002", {BLACK: (50, 70, 70, 45, 25), SAND: (20, 35, 30, 18, 10)}, SIZES),
        related=("it-blinks", "trace-tee", "first-blink"),
        reviews=(Review("Gitte", 5, "They ask", "I carry a Fern Mini now."),),
    ),
    Product(
        slug="ground-loop-tee",
        sku="HT-5003",
        name="Ground Loop T-shirt",
        brand="halbton",
        category="shirts",
        kind="apparel",
        price=eur("27.00"),
        released=date(2025, 6, 24),
        weight=190,
        summary="50 hertz across the chest. Hum along.",
        description=(
            (
                "A sine wave with the harmonics that ruin recordings, screen-printed in four colours."
                " It is in phase with "
                "the other one, should you meet."
            ),
        ),
        facts={"material": "Organic cotton", "fit": "Loose", "wash": 30},
        variants=sized_colours("HT-5003", {PLUM: (15, 25, 25, 12, 4), SLATE: (20, 30, 30, 20, 9)}, SIZES),
        related=("wave-set", "halbton-moth", "overhear"),
        reviews=(Review("Sound engineer", 5, "Painful", "I wear it to bands I do not like."),),
    ),
    Product(
        slug="bench-apron",
        sku="CL-5004",
        name="Bench apron",
        brand="copperline",
        category="shirts",
        kind="apparel",
        price=eur("54.00"),
        released=date(2025, 10, 7),
        weight=620,
        summary="Eleven pockets. You will find a twelfth.",
        description=(
            (
                "Waxed canvas with straps that cross at the back, so that nothing pulls at the neck. "
                "A loop for the iron's "
                "cable, a pocket for screws that closes, a cloth that buttons off."
            ),
            "Drops of solder roll down it. So does coffee.",
        ),
        facts={"material": "Canvas", "fit": "One size", "wash": 30},
        variants=colours("CL-5004", {SAND: 26, GREEN: 34}),
        related=("trace-tee", "ember-60", "tote-bag"),
        reviews=(Review("Agnes", 5, "The twelfth", "Behind the chest pocket. Took me a month."),),
    ),
    Product(
        slug="tote-bag",
        sku="CL-5005",
        name="Parts bag",
        brand="copperline",
        category="shirts",
        kind="apparel",
        price=eur("14.00"),
        released=date(2024, 3, 4),
        weight=160,
        stock=190,
        summary="Carries a synthesizer, or the week's vegetables.",
        description=(
            (
                "Stiff cotton with a flat floor and handles for the shoulder. Printed with a drawing "
                "of everything that "
                "is on our bench, including the spoon."
            ),
        ),
        facts={"material": "Cotton", "fit": "One size", "wash": 40},
        related=("bench-apron", "trace-sheet", "halbton-moth"),
        reviews=(Review("Malte", 4, "Spoon found", "Lower left, behind the tweezers."),),
    ),
    Product(
        slug="bench-beanie",
        sku="CL-5006",
        name="Cold workshop beanie",
        brand="copperline",
        category="shirts",
        kind="apparel",
        price=eur("19.00"),
        released=date(2024, 11, 4),
        weight=80,
        summary="For garages with character.",
        description=(
            (
                "Merino, knitted in one piece, with a woven label the size of a chip. Warm to about "
                "four degrees; below "
                "that, solder indoors."
            ),
        ),
        facts={"material": "Merino wool", "fit": "One size", "wash": 30},
        variants=colours("CL-5006", {COPPER: 60, NIGHT: 45, WHITE: 0}),
        related=("bench-apron", "ember-go", "tote-bag"),
        reviews=(Review("Espen", 5, "Tromsø", "Warm here too."),),
    ),
)

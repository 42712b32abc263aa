"""Measuring and hand tools."""

from __future__ import annotations

from datetime import date

from site_project.demo.assortment.colours import AMBER, BLACK, COPPER, GREEN, SLATE
from site_project.demo.assortment.model import Product, Review, colours, eur, sized_colours

MEASURING = (
    Product(
        slug="gaugefield-41",
        sku="GF-4100",
        name="Gaugefield 41 multimeter",
        brand="gaugefield",
        category="measuring",
        kind="instrument",
        price=eur("84.00"),
        released=date(2024, 9, 24),
        weight=390,
        summary="Volts, ohms, amps, and a click that you can feel through gloves.",
        description=(
            (
                "6,000 counts, true RMS, and a continuity beep that is there when the probe is, not "
                "half a second later. "
                "The range switch has eleven places and wants to be turned."
            ),
            (
                "Both current inputs are fused with the large ceramic kind. A spare of each lies under "
                "the battery lid."
            ),
            "Every meter comes with the sheet of its own calibration, signed by somebody called Resi.",
        ),
        points=("0.3 % on DC volts", "Holster with space for both probes", "Runs 400 hours on two AA cells"),
        facts={"range": "0.1 mV to 1,000 V", "accuracy": "±0.3 %", "battery": "2 × AA", "channels": 1},
        variants=colours("GF-4100", {AMBER: 75, GREEN: 40, SLATE: 18}),
        related=("steady-30", "clip-leads", "why-it-is-not-working"),
        reviews=(
            Review(
                "Henriette",
                5,
                "The beep is instant",
                "Which is the only thing that matters in a meter, and they knew.",
            ),
            Review("Oskar", 5, "Resi", "I wrote to say thanks. Resi wrote back."),
            Review("Milan", 4, "Back light times out", "After 20 seconds. I would like 60."),
        ),
    ),
    Product(
        slug="ripple-2",
        sku="GF-4200",
        name="Ripple 2 pocket oscilloscope",
        brand="gaugefield",
        category="measuring",
        kind="instrument",
        price=eur("169.00"),
        was=eur("189.00"),
        released=date(2025, 10, 14),
        weight=320,
        stock=26,
        summary="Two channels, 40 MHz, and it fits into a coat.",
        description=(
            (
                "See what your signal does when you are not looking. Triggers that hold, a dial for "
                "time and a dial for "
                "volts, and a screen that works in sunlight."
            ),
            (
                "Saves pictures to your computer as pictures. Not as a file that wants a program that "
                "wants an account."
            ),
        ),
        facts={"range": "10 mV to 80 V", "accuracy": "±2 %", "battery": "Built-in", "channels": 2},
        related=("eight-ears", "gaugefield-41", "patch-notes"),
        reviews=(
            Review("Selma", 5, "Pictures are pictures", "PNG. On a drive. I nearly cried."),
            Review("Raf", 4, "Small dials", "Good ones, but small."),
        ),
    ),
    Product(
        slug="hairs-breadth",
        sku="GF-4300",
        name="Hair's Breadth calipers, 150 mm",
        brand="gaugefield",
        category="measuring",
        kind="instrument",
        price=eur("36.00"),
        released=date(2024, 3, 5),
        weight=180,
        stock=90,
        summary="How thick is it really.",
        description=(
            (
                "Hardened steel, large digits, and a battery that is not empty each time you need it,"
                " because off means "
                "off."
            ),
            "Inside, outside, depth and step. A human hair is 0.07; now you know what to measure first.",
        ),
        facts={"range": "0 to 150 mm", "accuracy": "±0.02 mm", "battery": "Coin cell", "channels": 1},
        related=("steel-rule", "filament", "boxes-and-lids"),
        reviews=(Review("Jette", 5, "0.06", "My hair. I measured it first, of course."),),
    ),
    Product(
        slug="eight-ears",
        sku="GF-4400",
        name="Eight Ears logic analyser",
        brand="gaugefield",
        category="measuring",
        kind="instrument",
        price=eur("46.00"),
        released=date(2025, 4, 15),
        weight=55,
        stock=0,
        summary="Listens to eight wires at once and tells you who lied.",
        description=(
            (
                "24 million samples a second on eight channels, with leads in the colours of "
                "resistors, and hooks that "
                "hold on to a chip's leg."
            ),
            "Works with the free analysis programs. We wrote the guide that we were missing.",
        ),
        facts={"range": "0 to 5.5 V", "accuracy": "±20 ns", "battery": "USB", "channels": 8},
        related=("ripple-2", "fern-one", "why-it-is-not-working"),
        reviews=(Review("Tarek", 5, "It was the clock", "It is always the clock."),),
    ),
    Product(
        slug="what-is-it",
        sku="GF-4500",
        name="What Is It component tester",
        brand="gaugefield",
        category="measuring",
        kind="instrument",
        price=eur("22.00"),
        released=date(2024, 8, 6),
        weight=96,
        stock=132,
        summary="Put in a part. It tells you what it is, and which leg is which.",
        description=(
            (
                "Resistors, capacitors, coils, transistors and diodes, in any order of their legs. It"
                " draws the symbol with "
                "the numbers of the sockets."
            ),
            "For the tin of mixed parts that every household has and nobody admits.",
        ),
        facts={"range": "0.1 Ω to 50 MΩ", "accuracy": "±1 %", "battery": "9 V block", "channels": 3},
        related=("every-ohm", "tweezer-trio", "gaugefield-41"),
        reviews=(
            Review("Wim", 5, "The tin", "612 parts. Sorted. My wife has her tin back."),
            Review("Salome", 4, "Small socket", "Thick legs need a clip."),
        ),
    ),
    Product(
        slug="bench-scale",
        sku="GF-4600",
        name="Bench scale, 500 g by 0.01 g",
        brand="gaugefield",
        category="measuring",
        kind="instrument",
        price=eur("27.00"),
        released=date(2025, 1, 7),
        weight=240,
        stock=61,
        summary="Counts screws by weighing them.",
        description=(
            (
                'Put ten screws on it, say "ten", pour the rest: it tells you how many you have. It '
                "works for resin and "
                "for coffee as well, though not at once."
            ),
            "A steel pan, a lid against draught, and a 100 g weight to keep it honest.",
        ),
        facts={"range": "0 to 500 g", "accuracy": "±0.01 g", "battery": "2 × AAA", "channels": 1},
        related=("loaf", "standoff-set", "hairs-breadth"),
        reviews=(Review("Pola", 5, "318 screws", "I counted by hand to check. 318."),),
    ),
    Product(
        slug="steel-rule",
        sku="GF-4700",
        name="Steel rule with a cheat sheet",
        brand="gaugefield",
        category="measuring",
        kind="instrument",
        price=eur("9.50"),
        released=date(2023, 9, 26),
        weight=52,
        stock=420,
        summary="30 cm of steel that knows screw threads, wire gauges and pad sizes.",
        description=(
            (
                "Millimetres on one edge, tenths of an inch on the other, and in between everything "
                "that you otherwise "
                "look up with dirty fingers."
            ),
            "Etched, not printed. It also opens parcels.",
        ),
        facts={"range": "0 to 300 mm", "accuracy": "±0.1 mm", "battery": "None", "channels": 1},
        related=("hairs-breadth", "cutting-mat", "field-notes-on-pins"),
        reviews=(Review("Ben", 4, "Opens parcels", "Mostly used for that."),),
    ),
)

HAND_TOOLS = (
    Product(
        slug="snip",
        sku="BJ-5100",
        name="Snip flush cutters",
        brand="brightjaw",
        category="hand-tools",
        kind="tool",
        price=eur("24.00"),
        released=date(2023, 10, 3),
        weight=78,
        summary="Cuts flat, and catches the leg before it meets your eye.",
        description=(
            (
                "Blades ground to a mirror, for copper up to 1.3 mm. A small wire holds what was cut "
                "off, so it does not "
                "fly through the room."
            ),
            "Not for steel. Not even once. It remembers.",
        ),
        facts={"length": 130, "material": "Tool steel", "esd": True},
        variants=colours("BJ-5100", {COPPER: 110, GREEN: 65, BLACK: 80}),
        related=("long-nose", "bare-wire", "ember-60"),
        reviews=(
            Review("Vera", 5, "Clean", "You can run a finger over the back of the board."),
            Review(
                "Stu",
                1,
                "Cut a guitar string",
                "It says not to. There is a notch now. My fault, but still sad.",
            ),
        ),
    ),
    Product(
        slug="long-nose",
        sku="BJ-5200",
        name="Long-nose pliers",
        brand="brightjaw",
        category="hand-tools",
        kind="tool",
        price=eur("26.50"),
        released=date(2023, 10, 3),
        weight=86,
        stock=104,
        summary="Fingers, but thinner and heat-proof.",
        description=(
            (
                "Smooth jaws that do not bite marks into legs, a spring that opens softly, and "
                "handles that are as wide as "
                "a thumb."
            ),
            "Bend, hold, pull, fetch from behind the bench.",
        ),
        facts={"length": 145, "material": "Tool steel", "esd": True},
        related=("snip", "tweezer-trio", "header-strips"),
        reviews=(Review("Mads", 5, "Behind the bench", "Fetched three resistors and one earring."),),
    ),
    Product(
        slug="bare-wire",
        sku="BJ-5300",
        name="Bare Wire stripper",
        brand="brightjaw",
        category="hand-tools",
        kind="tool",
        price=eur("31.00"),
        was=eur("34.00"),
        released=date(2024, 5, 14),
        weight=195,
        stock=76,
        summary="Removes the skin and leaves all strands.",
        description=(
            (
                "Finds the thickness by itself from 30 to 10 AWG. Squeeze, done; a stop for the "
                "length keeps all ends "
                "equal."
            ),
            "It cuts as well, behind the hinge, where you do not expect it.",
        ),
        facts={"length": 170, "material": "Steel", "esd": False},
        related=("hookup-wire", "terminal-set", "snip"),
        reviews=(Review("Lovis", 5, "All strands", "I counted seventeen. All there."),),
    ),
    Product(
        slug="tweezer-trio",
        sku="BJ-5400",
        name="Tweezer trio",
        brand="brightjaw",
        category="hand-tools",
        kind="tool",
        price=eur("18.00"),
        released=date(2024, 2, 27),
        weight=66,
        stock=215,
        summary="Straight, bent, and one that holds when you let go.",
        description=(
            "Steel that is not magnetic, tips that meet, and a roll of felt to keep it that way.",
            (
                "The third one works backwards: squeeze to open. It is a soldering clamp that you did not"
                " know you had."
            ),
        ),
        facts={"length": 122, "material": "Stainless steel", "esd": True},
        related=("flux-pen", "third-hand", "what-is-it"),
        reviews=(Review("Chiara", 5, "Backwards", "The third one. Every day."),),
    ),
    Product(
        slug="bit-box",
        sku="BJ-5500",
        name="Bit Box, 48 bits",
        brand="brightjaw",
        category="hand-tools",
        kind="tool",
        price=eur("42.00"),
        released=date(2024, 11, 19),
        weight=310,
        stock=92,
        summary="Opens things that were not meant to be opened.",
        description=(
            (
                "48 bits that are named on the box and not only on the bit, a handle with a cap that "
                "turns, and a lid that "
                "is a tray for screws, with a magnet."
            ),
            "Includes the two bits that manufacturers hope you do not have.",
        ),
        facts={"length": 118, "material": "Chrome steel", "esd": True},
        related=("terminal-set", "palm-case", "steel-rule"),
        reviews=(
            Review("Kaja", 5, "Tray", "The lid as a tray. Of course. Why did nobody."),
            Review("Aldo", 4, "Flat 1.5", "Bent the smallest one. A spare came by post."),
        ),
    ),
    Product(
        slug="cutting-mat",
        sku="BJ-5600",
        name="Bench mat",
        brand="brightjaw",
        category="hand-tools",
        kind="tool",
        price=eur("19.00"),
        released=date(2024, 4, 2),
        weight=480,
        summary="Heals after knives, shrugs at 400 °C, and knows where the screws went.",
        description=(
            (
                "Silicone with a grid, hollows for screws and a strip that is magnetic. Solder does "
                "not stick, and what "
                "drips is lifted off with a nail."
            ),
            "The bent line across it is a trace. It leads to the corner, where the coffee goes.",
        ),
        facts={"length": 450, "material": "Silicone", "esd": True},
        variants=sized_colours("BJ-5600", {GREEN: (130, 55), SLATE: (60, 8)}, ("A3", "A2")),
        related=("ember-60", "steel-rule", "bit-box"),
        reviews=(Review("Uli", 5, "Coffee corner", "Finally somebody plans for coffee."),),
    ),
    Product(
        slug="clench-vise",
        sku="BJ-5700",
        name="Clench bench vise",
        brand="brightjaw",
        category="hand-tools",
        kind="tool",
        price=eur("58.00"),
        released=date(2025, 5, 27),
        weight=2100,
        stock=33,
        summary="Holds it. That is the whole idea.",
        description=(
            (
                "Cast iron, jaws of 60 mm with sleeves of copper for soft things, and a clamp below "
                "that forgives uneven "
                "tables. It turns around its foot."
            ),
            "Painted the green that our boards have. Heavy enough to be inherited.",
        ),
        facts={"length": 160, "material": "Cast iron", "esd": False},
        related=("third-hand", "bread-bin", "boxes-and-lids"),
        reviews=(Review("Hubert", 5, "Holds", "It."),),
    ),
)

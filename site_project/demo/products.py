"""What the demo shop sells: six categories and a dozen things, with prices in EUR that include VAT."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class DemoCategory:
    name: str
    description: str
    below: tuple["DemoCategory", ...] = ()


@dataclass(frozen=True)
class DemoProduct:
    number: str
    title: str
    category: str
    price: Decimal
    in_stock: int
    description: str


CATEGORIES = (
    DemoCategory(
        "Boards",
        "Small computers for things that move, blink or listen.",
        below=(DemoCategory("Starter boards", "One cable, one program, one light. Then the rest."),),
    ),
    DemoCategory("Sensors", "They notice. You decide what happens next."),
    DemoCategory(
        "Audio kits",
        "Kits that make a noise on purpose.",
        below=(DemoCategory("Synth kits", "Knobs, patch points and an evening well spent."),),
    ),
    DemoCategory(
        "Soldering",
        "Hot end, cool head.",
        below=(DemoCategory("Irons", "Quick to heat and light in the hand."),),
    ),
    DemoCategory("Hand tools", "Cutters that cut and tweezers that meet in the middle."),
    DemoCategory("Wire and connectors", "The part of the project that everybody forgets to order."),
)

PRODUCTS = (
    DemoProduct(
        "CL-1001", "Finch One board", "Starter boards", Decimal("24.90"), 140,
        "A friendly first board: 20 pins, USB-C, and every pin labelled on both sides. Blinks. Reliably.",
    ),
    DemoProduct(
        "CL-1002", "Finch Radio board", "Starter boards", Decimal("31.50"), 8,
        "The Finch One with 2.4 GHz radio and a battery socket. Finds your network before you find your keys.",
    ),
    DemoProduct(
        "CL-1003", "Heron motor board", "Boards", Decimal("42.00"), 36,
        "Drives two motors or one stepper with 3 A each, and says so when they stall.",
    ),
    DemoProduct(
        "CL-2001", "Moss soil sensor", "Sensors", Decimal("9.80"), 210,
        "Measures moisture without bare copper, so it is still there next summer.",
    ),
    DemoProduct(
        "CL-2002", "Lark light sensor", "Sensors", Decimal("7.40"), 95,
        "From moonlight to noon in one reading. Four wires, two mounting holes.",
    ),
    DemoProduct(
        "CL-3001", "Hum pocket amplifier kit", "Audio kits", Decimal("27.90"), 54,
        "Two watts, one volume knob and eleven parts. A good second thing to solder.",
    ),
    DemoProduct(
        "CL-3002", "Drift one-voice synth kit", "Synth kits", Decimal("89.00"), 12,
        "An analogue voice with filter, envelope and a keyboard of bare pads. Your neighbours will have opinions.",
    ),
    DemoProduct(
        "CL-3003", "Tick step sequencer kit", "Synth kits", Decimal("64.00"), 0,
        "Eight steps, one knob each. Made to sit beside the Drift.",
    ),
    DemoProduct(
        "CL-4001", "Ember 65 soldering iron", "Irons", Decimal("74.50"), 28,
        "Ready in ten seconds, asleep when you put it down. Runs from a USB-C supply of 65 W.",
    ),
    DemoProduct(
        "CL-4002", "Lead-free solder, 100 g", "Soldering", Decimal("12.60"), 320,
        "0.7 mm, with a flux that smells of pine and can be washed off.",
    ),
    DemoProduct(
        "CL-5001", "Snip flush cutters", "Hand tools", Decimal("14.20"), 75,
        "They leave no stub and no sharp tail. For wire up to 1.3 mm; not for paper clips.",
    ),
    DemoProduct(
        "CL-6001", "Jumper wire set, 120 pieces", "Wire and connectors", Decimal("8.90"), 3,
        "Three kinds of ends in ten colours, in a box that closes.",
    ),
)  # fmt: skip

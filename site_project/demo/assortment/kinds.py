"""The types of products, with the facts that each has."""

from __future__ import annotations

from site_project.demo.assortment.model import Attribute, Kind, ValueType

TEXT, OPTION, INTEGER = ValueType.TEXT, ValueType.OPTION, ValueType.INTEGER
DECIMAL, BOOLEAN = ValueType.DECIMAL, ValueType.BOOLEAN

VOLTAGE = Attribute("voltage", "Voltage", DECIMAL, "V")
CURRENT = Attribute("current", "Current", INTEGER, "mA")
INTERFACE = Attribute("interface", "Interface", OPTION)
WIDTH = Attribute("width", "Width", INTEGER, "mm")
DEPTH = Attribute("depth", "Depth", INTEGER, "mm")
HEIGHT = Attribute("height", "Height", INTEGER, "mm")
LENGTH = Attribute("length", "Length", INTEGER, "mm")
MATERIAL = Attribute("material", "Material", OPTION)
PIECES = Attribute("pieces", "Pieces", INTEGER)
CONNECTOR = Attribute("connector", "Connector", OPTION)

KINDS = (
    Kind(
        "board",
        "Board",
        (
            VOLTAGE,
            CURRENT,
            INTERFACE,
            WIDTH,
            DEPTH,
            Attribute("clock", "Clock", INTEGER, "MHz"),
            Attribute("memory", "Memory", INTEGER, "KB"),
            Attribute("pins", "Pins", INTEGER),
            Attribute("wireless", "Wireless", BOOLEAN),
        ),
    ),
    Kind(
        "sensor",
        "Sensor",
        (
            Attribute("measures", "Measures", OPTION),
            INTERFACE,
            VOLTAGE,
            WIDTH,
            DEPTH,
            Attribute("range", "Range", TEXT),
            Attribute("accuracy", "Accuracy", TEXT),
        ),
    ),
    Kind(
        "display",
        "Display",
        (
            Attribute("technology", "Technology", OPTION),
            INTERFACE,
            VOLTAGE,
            CURRENT,
            Attribute("diagonal", "Diagonal", DECIMAL, "in"),
            Attribute("resolution", "Resolution", TEXT),
        ),
    ),
    Kind(
        "motor",
        "Motor",
        (
            VOLTAGE,
            CURRENT,
            Attribute("torque", "Torque", DECIMAL, "Ncm"),
            Attribute("speed", "Speed", INTEGER, "rpm"),
            Attribute("shaft", "Shaft", DECIMAL, "mm"),
        ),
    ),
    Kind(
        "power",
        "Power",
        (
            VOLTAGE,
            CURRENT,
            CONNECTOR,
            Attribute("power", "Power", DECIMAL, "W"),
            Attribute("capacity", "Capacity", INTEGER, "mAh"),
            Attribute("protected", "Short-circuit proof", BOOLEAN),
        ),
    ),
    Kind(
        "kit",
        "Kit",
        (
            Attribute("difficulty", "Difficulty", OPTION),
            Attribute("hours", "Time to build", DECIMAL, "h"),
            Attribute("soldering", "Needs soldering", BOOLEAN),
            Attribute("parts", "Parts", INTEGER),
            VOLTAGE,
        ),
    ),
    Kind(
        "tool",
        "Tool",
        (
            LENGTH,
            MATERIAL,
            Attribute("power", "Power", DECIMAL, "W"),
            Attribute("esd", "Safe for chips (ESD)", BOOLEAN),
        ),
    ),
    Kind(
        "instrument",
        "Instrument",
        (
            Attribute("range", "Range", TEXT),
            Attribute("accuracy", "Accuracy", TEXT),
            Attribute("battery", "Battery", OPTION),
            Attribute("channels", "Channels", INTEGER),
        ),
    ),
    Kind(
        "wire",
        "Wire",
        (
            Attribute("metres", "Length", DECIMAL, "m"),
            Attribute("gauge", "Gauge", INTEGER, "AWG"),
            MATERIAL,
            PIECES,
            CONNECTOR,
        ),
    ),
    Kind(
        "enclosure",
        "Enclosure",
        (
            MATERIAL,
            WIDTH,
            DEPTH,
            HEIGHT,
            Attribute("protection", "Protection", OPTION),
        ),
    ),
    Kind(
        "printed",
        "Printed part",
        (
            MATERIAL,
            PIECES,
            Attribute("layer", "Layer height", DECIMAL, "mm"),
            Attribute("files", "Print files included", BOOLEAN),
        ),
    ),
    Kind(
        "consumable",
        "Consumable",
        (
            MATERIAL,
            Attribute("diameter", "Diameter", DECIMAL, "mm"),
            Attribute("content", "Content", INTEGER, "g"),
            Attribute("leaded", "Contains lead", BOOLEAN),
            PIECES,
        ),
    ),
    Kind(
        "book",
        "Book",
        (
            Attribute("pages", "Pages", INTEGER),
            Attribute("author", "Author", TEXT),
            Attribute("code", "Book number", TEXT),
            Attribute("binding", "Binding", OPTION),
            Attribute("year", "Year", INTEGER),
            Attribute("level", "Level", OPTION),
        ),
    ),
    Kind("sticker", "Sticker", (MATERIAL, PIECES, WIDTH, Attribute("outdoor", "Survives rain", BOOLEAN))),
    Kind(
        "apparel",
        "Apparel",
        (MATERIAL, Attribute("fit", "Fit", OPTION), Attribute("wash", "Wash at", INTEGER, "°C")),
    ),
)

"""The shelves of the shop, and who makes what lies on them."""

from __future__ import annotations

from site_project.demo.assortment.model import Brand, Category

CATEGORIES = (
    Category("electronics", "Electronics", "Things that think, feel, glow and turn.", 158),
    Category("boards", "Boards", "Microcontrollers and what plugs into them.", 158, "electronics"),
    Category("sensors", "Sensors", "Tell your project what the world is doing.", 196, "electronics"),
    Category("displays", "Displays", "Numbers, pictures and a decent amount of light.", 222, "electronics"),
    Category("motors", "Motors", "For projects that refuse to sit still.", 8, "electronics"),
    Category("power", "Power", "Volts and amps, in the right order.", 48, "electronics"),
    Category("wire-and-connectors", "Wire and connectors", "The part between the parts.", 28, "electronics"),
    Category("sound", "Sound", "Build it, then annoy the neighbours.", 18),
    Category(
        "audio-kits", "Audio kits", "Amplifiers, speakers and a radio, in a bag of parts.", 340, "sound"
    ),
    Category("synthesizer-kits", "Synthesizer kits", "Voltage you can hear.", 18, "sound"),
    Category("workshop", "Workshop", "The bench, and all that lies on it.", 42),
    Category("soldering", "Soldering", "Hot end first.", 14, "workshop"),
    Category("measuring", "Measuring", "Find out, instead of guessing.", 42, "workshop"),
    Category("hand-tools", "Hand tools", "Steel that fits the hand.", 176, "workshop"),
    Category("enclosures", "Enclosures", "A roof over your circuit.", 208, "workshop"),
    Category("printed-parts", "3D-printed parts", "Layer by layer, checked by hand.", 96, "workshop"),
    Category("learn-and-wear", "Learn and wear", "To begin with, to read, and to put on.", 262),
    Category(
        "starter-kits", "Starter kits", "Everything in one box, nothing to guess.", 130, "learn-and-wear"
    ),
    Category("books", "Books", "Written by people who build things.", 262, "learn-and-wear"),
    Category("stickers", "Stickers", "For laptops, tool boxes and one bicycle.", 300, "learn-and-wear"),
    Category("shirts", "Shirts", "Workwear for people who sit.", 232, "learn-and-wear"),
)

BRANDS = (
    Brand("copperline", "Copperline", "Leipzig", "Our own bench. What we could not buy, we made."),
    Brand("fernwerk", "Fernwerk", "Jena", "Boards and sensors with documentation you can read."),
    Brand("pixelbarn", "Pixelbarn", "Aarhus", "Displays from an actual barn."),
    Brand("ohmwind", "Ohmwind", "Husum", "Motors and power from the windy end of the country."),
    Brand("halbton", "Halbton", "Köln", "Synthesizers and audio for patient people."),
    Brand("tinmoor", "Tinmoor", "Leer", "Everything that is hot, or was."),
    Brand("gaugefield", "Gaugefield", "Graz", "Instruments that admit their tolerance."),
    Brand("brightjaw", "Brightjaw", "Remscheid", "Hand tools, ground and tempered."),
    Brand("lattenhof", "Lattenhof", "Utrecht", "Cases and printed parts, from a farm of printers."),
    Brand("deskmouse", "Deskmouse Press", "Vienna", "Small books for large tables."),
)

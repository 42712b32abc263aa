"""What is drawn, category by category; importing this hangs every picture into the gallery."""

from site_project.demo.drawing.things import (
    audio,
    boards,
    books,
    cases,
    displays,
    hand_tools,
    instruments,
    kits,
    lamps,
    measuring,
    modules,
    more_boards,
    motors,
    power,
    printed,
    scenes,
    scenes_bench,
    scenes_home,
    scenes_making,
    scenes_power,
    scenes_reading,
    scenes_sound,
    sensors,
    shirts,
    soldering,
    stickers,
    synths,
    wire,
)

__all__ = [
    "audio", "boards", "books", "cases", "displays", "hand_tools", "instruments", "kits",
    "lamps", "measuring", "modules",
    "more_boards", "motors", "power", "printed", "scenes", "scenes_bench", "scenes_home", "scenes_making",
    "scenes_power", "scenes_reading", "scenes_sound", "sensors", "shirts", "soldering", "stickers", "synths", "wire",
]  # fmt: skip

"""The colours that variants come in."""

from __future__ import annotations

from site_project.demo.assortment.model import Colour

GREEN = Colour("green", "Solder-mask green", "#1B6B57")
BLACK = Colour("black", "Bench black", "#2B2D30")
COPPER = Colour("copper", "Copper", "#A3441B")
WHITE = Colour("white", "Chalk white", "#F4F0E6")
CREAM = Colour("cream", "Cream", "#EBE2D0")
NIGHT = Colour("night", "Night", "#2A2D35")
AMBER = Colour("amber", "Amber", "#E3A21F")
SLATE = Colour("slate", "Slate", "#59616B")
RED = Colour("red", "Signal red", "#C23B2E")
BLUE = Colour("blue", "Marker blue", "#2F5FA8")
YELLOW = Colour("yellow", "Chalk yellow", "#EDBB33")
TEAL = Colour("teal", "Teal", "#2C8C86")
SAND = Colour("sand", "Sand", "#D9C6A3")
PLUM = Colour("plum", "Plum", "#6B3F63")
GREY = Colour("grey", "Dust grey", "#8E8F8C")

"""What the demo shop sells, as data: import PRODUCTS, CATEGORIES, BRANDS, KINDS and OFFERS from here."""

from __future__ import annotations

from site_project.demo.assortment.audio import AUDIO
from site_project.demo.assortment.boards import BOARDS
from site_project.demo.assortment.books import BOOKS
from site_project.demo.assortment.cases import ENCLOSURES, PRINTED
from site_project.demo.assortment.displays import DISPLAYS
from site_project.demo.assortment.kinds import KINDS
from site_project.demo.assortment.kits import KITS
from site_project.demo.assortment.model import Product
from site_project.demo.assortment.motors import MOTORS
from site_project.demo.assortment.offers import OFFERS
from site_project.demo.assortment.power import POWER
from site_project.demo.assortment.sensors import SENSORS
from site_project.demo.assortment.shelves import BRANDS, CATEGORIES
from site_project.demo.assortment.soldering import SOLDERING
from site_project.demo.assortment.synths import SYNTHS
from site_project.demo.assortment.tools import HAND_TOOLS, MEASURING
from site_project.demo.assortment.wear import SHIRTS, STICKERS
from site_project.demo.assortment.wire import WIRE

PRODUCTS: tuple[Product, ...] = (
    *BOARDS, *SENSORS, *DISPLAYS, *MOTORS, *POWER, *WIRE, *AUDIO, *SYNTHS, *SOLDERING, *MEASURING, *HAND_TOOLS,
    *ENCLOSURES, *PRINTED, *KITS, *BOOKS, *STICKERS, *SHIRTS,
)  # fmt: skip

__all__ = ["BRANDS", "CATEGORIES", "KINDS", "OFFERS", "PRODUCTS"]

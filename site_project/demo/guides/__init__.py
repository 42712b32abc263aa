"""The guides of the demo shop: who writes them, what they are about, and the posts themselves."""

from site_project.demo.guides.basics import BASICS
from site_project.demo.guides.bench import BENCH
from site_project.demo.guides.builds import BUILDS
from site_project.demo.guides.first_steps import FIRST_STEPS
from site_project.demo.guides.house import HOUSE
from site_project.demo.guides.making import MAKING
from site_project.demo.guides.power import POWER
from site_project.demo.guides.sound import SOUND
from site_project.demo.writing import Author

AUTHORS = (
    Author("Ida Kern", "Builds the kits first, so that you find the instructions right."),
    Author("Tomasz Wolny", "Repairs what others bring back, and writes down why."),
    Author("Merle Brandt", "Packs the parcels and sorts the drawers. Knows where everything is."),
)

BLOG_CATEGORIES = ("First steps", "Builds", "Bench notes")

POSTS = (*FIRST_STEPS, *BUILDS, *BENCH, *BASICS, *POWER, *MAKING, *HOUSE, *SOUND)

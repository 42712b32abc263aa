"""What the demo shop's editors have written."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DemoPage:
    slug: str
    title: str
    intro: str
    body: str


@dataclass(frozen=True)
class DemoPost(DemoPage):
    day: date
    category: str
    tags: tuple[str, ...]


HOME = DemoPage(
    slug="copperline",
    title="Copperline",
    intro="Boards, sensors, kits and the tools to put them together. Our guides teach, and what they use is on the "
    "shelf beside them.",
    body="<h2>How we work</h2><p>We build every kit before we sell it, and write down where we got stuck. "
    "Ships tomorrow if you order before 15:00.</p>",
)
HEADLINE = "Make something that blinks."

PAGES = (
    DemoPage(
        slug="about",
        title="About us",
        intro="Three people, one long bench and a drawer of resistors that nobody may sort.",
        body="<p>Copperline began as a repair café in a former print shop. People kept asking where the parts came "
        "from, so we put a price list on the wall.</p><p>Today we choose about a hundred parts and kits, test each "
        "on our own bench, and write guides for those we like best. If a part disappoints, it leaves the shelf.</p>"
        "<h2>Write to us</h2><p>Questions about a build are welcome. A photo of the board, both sides, saves us all "
        "an hour.</p>",
    ),
    DemoPage(
        slug="delivery",
        title="Delivery and returns",
        intro="Sent from Germany. Thirty days to change your mind.",
        body="<h2>Delivery</h2><p>Ordered before 15:00 on a working day, your parcel leaves the next one. Within "
        "Germany it takes one to two days, in the EU three to five, to Switzerland, the United Kingdom and the "
        "United States about a week.</p><h2>Returns</h2><p>Send back what you do not like within 30 days, soldered "
        "kits excepted. We refund the price and the standard delivery.</p>",
    ),
)

LANDING_CATEGORY = "Audio kits"
LANDING_PAGE = DemoPage(
    slug="make-some-noise",
    title="Make some noise",
    intro="Start with an amplifier, end with a synthesizer. Every kit here is built in an evening and "
    "played for years.",
    body="<p>You need a soldering iron, cutters and about two hours. Begin with the <strong>Hum</strong> if you have "
    "never soldered: eleven parts, all of them large.</p>",
)

BLOG = DemoPage(
    slug="blog",
    title="Guides from the bench",
    intro="Short builds with everything you need to know, and nothing you do not.",
    body="",
)
AUTHOR = ("Ida Kern", "Builds the kits first, so that you find the instructions right.")
BLOG_CATEGORIES = ("First steps", "Builds", "Bench notes")

POSTS = (
    DemoPost(
        slug="first-solder-joint",
        title="Your first solder joint, and your second",
        intro="The first one will look bad. Here is how to make sure the second does not.",
        body="<p>Heat the pad and the leg together, count to two, then feed the solder into the joint and not onto "
        "the iron. Take the solder away first, then the iron.</p><h2>What a good joint looks like</h2><p>It is "
        "shiny, shaped like a small volcano, and you can still see the outline of the leg. A ball means the pad was "
        "cold. Heat it again; nothing is lost.</p><h2>Three habits</h2><ul><li>Wipe the tip before each joint.</li>"
        "<li>Tin it before you put it away.</li><li>Open a window.</li></ul>",
        day=date(2026, 2, 3),
        category="First steps",
        tags=("soldering",),
    ),
    DemoPost(
        slug="water-plants-by-text",
        title="A plant that asks for water",
        intro="A Moss sensor, a Finch Radio board and eighteen lines of code.",
        body="<p>Push the sensor into the soil up to the line, connect three wires and read the value once in dry "
        "soil and once after watering. Everything between is a percentage.</p><h2>Ask only once a day</h2><p>Soil is "
        "slow. Let the board sleep for 24 hours between readings and a small battery lasts until autumn.</p><h2>"
        "When the numbers jump</h2><p>The sensor touches the pot. Move it a finger’s width inwards.</p>",
        day=date(2026, 3, 17),
        category="Builds",
        tags=("sensors", "radio"),
    ),
    DemoPost(
        slug="choose-a-soldering-iron",
        title="How hot does an iron have to be?",
        intro="340 °C for leaded, 370 °C for lead-free, and less than you think for plastic connectors.",
        body="<p>Temperature is only half of it. A thin tip at 400 °C heats a joint more slowly than a wide one at "
        "350 °C, because heat has to get through the tip first.</p><h2>Choose the tip, then the number</h2><p>Use "
        "the widest tip that fits the pad. Turn the temperature down until the solder takes one second to flow. "
        "That is your number.</p>",
        day=date(2026, 5, 5),
        category="Bench notes",
        tags=("soldering", "tools"),
    ),
    DemoPost(
        slug="drift-first-patch",
        title="Three sounds to start with on the Drift",
        intro="A bass, a bird and a bad telephone. Each takes four knobs.",
        body="<p>Set every knob to the middle. That is our zero.</p><h2>The bass</h2><p>Filter a quarter open, "
        "resonance up to three, short decay. Play low.</p><h2>The bird</h2><p>Resonance almost to the end, envelope "
        "to the filter, attack at zero. Touch two pads at once.</p><h2>The telephone</h2><p>Filter narrow, then talk "
        "over it. You did connect the microphone, did you not?</p>",
        day=date(2026, 6, 23),
        category="Builds",
        tags=("audio", "synth"),
    ),
)

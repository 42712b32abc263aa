"""What the demo shop's editors have written, the guides aside."""

from site_project.demo.writing import Beside, Goods, LandingText, PageText, Poster, Reading, Scene, Text, Way

SHOP_NAME = "Copperline"
HEADLINE = "Make something that blinks."
HOME = PageText(
    slug="copperline",
    title=SHOP_NAME,
    intro="Boards, sensors, kits and the tools to put them together. Our guides teach, and what they use is on the "
    "shelf beside them.",
    picture="hero",
    body=(
        Text(
            "<h2>A bench to begin with</h2><p>Everything in this picture is on our shelves, except the coffee. "
            "If you are starting out, take these four and a free evening.</p>"
        ),
        Scene(
            "workbench",
            "Seven things, in the order in which you will miss them: it is all in the guide below.",
        ),
        Goods("On this bench", ("first-blink", "ember-60", "gaugefield-41", "cutting-mat")),
        Reading(
            "Read before you solder",
            ("first-evening-with-a-fern", "first-solder-joint", "a-bench-that-fits-a-kitchen-table"),
        ),
        Text(
            "<h2>How we work</h2><p>We build every kit before we sell it, and write down where we got stuck. "
            "Ordered before 15:00 on a working day, it leaves the same day. Delivery within Germany costs 4.90 €, "
            "and nothing from 60 €. Thirty days to change your mind: "
            '<a href="/delivery/">delivery and returns</a>.</p>'
        ),
    ),
)

ABOUT = PageText(
    slug="about",
    title="About us",
    intro="Three people, one long bench and a drawer of resistors that nobody may sort.",
    picture="drawer",
    body=(
        Text(
            "<p>Copperline began as a repair café in a former print shop in Leipzig. People kept asking where the "
            "parts came from, so we put a price list on the wall.</p><p>Today we choose about a hundred parts and "
            "kits, test each on our own bench, and write guides for those we like best. If a part disappoints, it "
            "leaves the shelf.</p><h2>Who we are</h2><ul><li><b>Ida</b> builds the kits first, so that you find the "
            "instructions right.</li><li><b>Tomasz</b> repairs what others bring back, and writes down why.</li>"
            "<li><b>Merle</b> packs the parcels and knows where everything is.</li></ul><h2>Write to us</h2>"
            "<p>Questions about a build are welcome. A photo of the board, both sides, saves us all an hour.</p>"
        ),
    ),
)

DELIVERY = PageText(
    slug="delivery",
    title="Delivery and returns",
    intro="Sent from Leipzig. Thirty days to change your mind.",
    picture="dispatch",
    body=(
        Text(
            "<h2>Delivery</h2>"
            "<p>Ordered before 15:00 on a working day, your parcel leaves the same day.</p>"
            "<ul>"
            "<li><b>Germany</b>: 4.90 €, free from 60 €, one to two working days. Express: 11.90 €, the next "
            "working day.</li>"
            "<li><b>European Union</b>: 9.90 €, free from 120 €, three to five working days.</li>"
            "<li><b>Switzerland</b>: 14.90 €, three to six working days.</li>"
            "<li><b>United Kingdom</b>: 15.90 €, four to seven working days.</li>"
            "<li><b>United States</b>: 24.90 €, five to nine working days.</li></ul>"
            "<p>The checkout says the day, with weekends and holidays counted. Heavier than 31.5 kg does not fit "
            "into a parcel; write to us.</p>"
            "<h2>Returns</h2>"
            "<p>Send back what you do not like within 30 days, soldered kits excepted. We refund the price and the "
            "standard delivery. Use the same carton: it was made to be closed twice. <a "
            'href="/blog/what-happens-at-three/">What happens at three o’clock</a> shows how we pack.</p>'
        ),
    ),
)

TERMS = PageText(
    slug="terms",
    title="Terms",
    intro="What holds when you order here. This is a demo shop: nothing is sold, and nothing is sent.",
    body=(
        Text(
            "<h2>Orders</h2>"
            "<p>Your order is an offer; the contract begins when we confirm it by mail. We may refuse an order, for "
            "example when a price was plainly a mistake.</p>"
            "<h2>Prices</h2>"
            "<p>All prices are in euros and contain the VAT that applies in Germany. Delivery is added before you "
            "order and never afterwards.</p>"
            "<h2>Payment</h2>"
            "<p>The demo bank takes no money. An order that is not paid is cancelled by itself, and your basket "
            "comes back as it was.</p>"
            "<h2>Right of withdrawal</h2>"
            "<p>You may withdraw from an order within 30 days of its arrival, without giving a reason.</p>"
        ),
    ),
)

PRIVACY = PageText(
    slug="privacy",
    title="Privacy",
    intro="What we know about you, and for how long. In a demo shop: what you type, until it is set up anew.",
    body=(
        Text(
            "<h2>What we keep</h2><p>With an order: your name, address, e-mail address and what you ordered, because "
            "the law asks for it. With an account: the same, and your saved addresses.</p><h2>Cookies</h2><p>One for "
            "your basket, and one for your session when you sign in. Nothing of strangers, nothing that follows "
            "you.</p><h2>Your data</h2><p>Ask, and we tell you what we have, correct it or delete it.</p>"
        ),
    ),
)

IMPRINT = PageText(
    slug="imprint",
    title="Imprint",
    intro="Who stands behind this shop: nobody, since it is made up.",
    body=(
        Text(
            "<p>Copperline is an invented shop that shows what Tillpress can do.</p><p>Copperline<br/>Example Street "
            "15<br/>04109 Leipzig<br/>hello@copperline.example</p><p>A real shop puts its own details here.</p>"
        ),
    ),
)

PAGES = (ABOUT, DELIVERY, TERMS, PRIVACY, IMPRINT)

LANDING_PAGES = (
    LandingText(
        slug="start-with-a-board",
        title="Things that think, feel, glow and turn",
        intro="A board, a sensor, something that moves. Begin with three parts; the fourth will ask for itself.",
        picture="weather",
        category="electronics",
        body=(
            Text(
                "<p>All of our boards run at 3.3 volts and speak to all of our sensors over the same two wires. If "
                "you do not know what you want to build yet, take a <b>Fern One</b> and a <b>Breeze</b>: by ten "
                "o’clock they know what the weather is like.</p>"
            ),
        ),
        between=(
            Poster(
                heading="Your first evening with a Fern",
                text="Unpack, plug in, blink. Then the dial, then the weather. We go through it line by line.",
                scene="lamp",
                way=Way("Start the guide", "/blog/first-evening-with-a-fern/"),
            ),
        ),
        below=(
            Beside(
                scene="datasheet",
                heading="The page nobody reads",
                html="<p>Every part here comes with its data sheet, and every data sheet has one page that matters. "
                "We show you which, and what the small grey table next to it hides.</p>",
                way=Way("How to read a data sheet", "/blog/how-to-read-a-data-sheet/"),
                side="end",
            ),
            Reading("Guides with these parts", ("first-evening-with-a-fern", "rain-comes-at-four")),
        ),
    ),
    LandingText(
        slug="make-some-noise",
        title="Make some noise",
        intro="Start with an amplifier, end with a synthesizer. Every kit here is built in an evening or two and "
        "played for years.",
        picture="synth",
        category="sound",
        body=(
            Text(
                "<p>You need a soldering iron, cutters and about two hours. Begin with the <b>Overhear</b> if you "
                "have never soldered: twenty-two parts, all of them large, and your fridge will never sound the "
                "same again.</p>"
            ),
        ),
        below=(
            Beside(
                scene="soldering",
                heading="Never soldered?",
                html="<p>It takes one good joint to know how it feels. Ours is on page one of each kit’s book, with "
                "<b>three spare parts</b> for the first three that go wrong.</p>",
                way=Way("The first joint", "/blog/first-solder-joint/"),
            ),
            Reading("Guides for the ears", ("three-sounds-on-the-moth", "first-solder-joint")),
        ),
    ),
    LandingText(
        slug="the-bench",
        title="The bench, and all that lies on it",
        intro="Good tools are quiet: you notice the work, not the pliers. These have been on our own bench for a "
        "year before we put them into the shop.",
        picture="workbench",
        category="workshop",
        body=(
            Text(
                "<p>If you buy one thing, buy the iron. If you buy two, the second is a mat, because the table was "
                "there before you. What comes third is in the guide.</p>"
            ),
        ),
        below=(
            Reading(
                "Guides about tools", ("a-bench-that-fits-a-kitchen-table", "how-hot-does-an-iron-have-to-be")
            ),
        ),
    ),
    LandingText(
        slug="begin-here",
        title="To begin with, to read, and to put on",
        intro="Boxes in which nothing is missing, books by people who build things, and a shirt that says that it "
        "blinks.",
        picture="lamp",
        category="learn-and-wear",
        body=(
            Text(
                "<p>A present for somebody who takes things apart? <b>First Blink</b> for those who want to know "
                "how, <b>Scoot</b> for those who want it to move, the <b>Firefly</b> for those who are eight.</p>"
            ),
        ),
        below=(
            Reading(
                "Guides to the kits",
                ("the-edge-of-the-table", "a-lamp-that-goes-to-sleep-first", "first-solder-joint"),
            ),
        ),
    ),
)

BLOG = PageText(
    slug="blog",
    title="Guides from the bench",
    intro="Short builds with everything you need to know, and nothing you do not.",
)

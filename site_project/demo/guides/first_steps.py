"""Guides for a first evening."""

from datetime import date

from site_project.demo.writing import Goods, PostText, Text

FIRST_SOLDER_JOINT = PostText(
    slug="first-solder-joint",
    title="Your first solder joint, and your second",
    intro="The first one will look bad. Here is how to make sure the second does not.",
    picture="soldering",
    day=date(2026, 2, 3),
    author="Ida Kern",
    category="First steps",
    tags=("soldering", "beginners"),
    body=(
        Text(
            "<p>Soldering is a matter of heat, and of patience for about two seconds. Everything that goes wrong "
            "goes wrong because one of the two was missing. We have taught it to some four hundred people at our "
            "long table, and this is what we tell them before they sit down.</p>"
            "<h2>Lay out the table</h2>"
            "<p>You need an iron, solder, something to clean the tip with and something that may be ruined. The "
            '<a href="/products/firefly-badge/">Firefly</a> is made to be that something: twenty-two large joints '
            "and a light at the end. Set the iron to 350 °C for lead-free solder. Open a window. Put on glasses if "
            "you own any; a leg that has been cut flies further than you think.</p>"
            "<p>Before the first joint, tin the tip. Touch it with solder until it is wet and bright all around. A "
            "grey tip does not pass on its heat, and no amount of pressing will change its mind.</p>"
            "<h2>Count to two</h2>"
            "<ol><li>Lay the tip where the leg meets the pad, so that it touches <b>both</b>.</li>"
            "<li>Count to two. Nothing happens, and that is right.</li>"
            "<li>Feed the solder into the joint from the other side, not onto the iron.</li>"
            "<li>When it has flowed around the leg, take the solder away. Then the iron. In this order.</li>"
            "<li>Do not blow on it. It will manage.</li></ol>"
        ),
        Goods("What is on the table", ("firefly-badge", "ember-60", "sn99-solder", "nest")),
        Text(
            "<h2>What a good joint looks like</h2>"
            "<p>It is shaped like a small volcano, it shines, and you can still guess the outline of the leg. If "
            "you see a ball that sits on the pad like a drop on a waxed car, the pad was cold. If you see a dull, "
            "grainy surface, something moved while it set. Both are mended in the same way: heat it again, count to "
            "two, add a breath of fresh solder. Nothing is lost.</p>"
            "<p>Two joints that grew together are called a bridge. Wipe the tip, touch the bridge, and draw away "
            'along the legs. If that fails, the <a href="/products/gulp/">Gulp</a> takes it all back and you '
            "begin again. We have one on every desk, which tells you something about us.</p>"
            "<h2>Three habits</h2>"
            "<ul><li>Poke the tip into the brass before each joint, not after.</li>"
            "<li>Leave a blob of solder on it when you put it away. It is the coat that it sleeps in.</li>"
            "<li>Stop when your shoulders are at your ears. The next joint will be better after tea.</li></ul>"
            "<p>By the tenth joint you will stop counting. By the twentieth you will wonder what the fuss was about. "
            'Keep the first one. In <a href="/products/solder-slowly/">Solder Slowly</a> there is a whole chapter '
            "of those, and its author has the largest picture.</p>"
        ),
        Goods("When you want to go on", ("solder-slowly", "gulp", "third-hand", "gravel")),
    ),
)

FIRST_EVENING = PostText(
    slug="first-evening-with-a-fern",
    title="One board, one evening, one light",
    intro="A Fern One, a breadboard and forty wires. By nine it blinks, by ten it knows what the weather is like.",
    picture="hero",
    day=date(2026, 1, 13),
    author="Ida Kern",
    category="First steps",
    tags=("boards", "beginners"),
    body=(
        Text(
            "<p>People ask which board to begin with, and then explain what they want to build in three years. Begin "
            "with the one that answers this evening. Ours is the "
            '<a href="/products/fern-one/">Fern One</a>: it shows up as a drive, and a program that you drag onto '
            "it runs. No driver, no account.</p>"
            "<h2>Seven o’clock: it is a drive</h2>"
            "<p>Connect it with a USB-C cable that carries data. This is the moment where most first evenings end, "
            "because a good many cables only charge. If nothing appears, try another cable before you doubt "
            "yourself.</p>"
            "<p>Open <code>main.py</code> on the drive. It has six lines, and the fourth says how long the light "
            "stays on. Make it shorter. Save. The board starts again by itself and blinks faster. That is the whole "
            "loop: change, save, look. Everything that follows is more of the same.</p>"
            "<h2>Eight o’clock: the breadboard</h2>"
            "<p>A breadboard is a field of holes, five to a row, connected underneath. The two long lines at the "
            "edges are for power. Bring 3.3 volts to the red one and ground to the blue one first, with a red and a "
            "blue wire, even though electrons are colour-blind. You are not.</p>"
            "<p>Now the display. The Glowworm has four pins: two for power, two for talking. Talking goes to the "
            "pins that are marked SDA and SCL, on the top of the board and on the bottom. Copy the file "
            "<code>hello_display.py</code> from the drive’s examples, and it greets you. It is allowed to be "
            "moving.</p>"
        ),
        Goods("For this evening", ("fern-one", "breadboard-830", "jumper-ribbon", "glowworm-oled")),
        Text(
            "<h2>Nine o’clock: something to say</h2>"
            '<p>A <a href="/products/breeze/">Breeze</a> measures temperature and humidity and speaks over the same '
            "two wires. Plug it beside the display, into the same rows: that is not a mistake, they take turns. "
            "Read it twice a second and print the numbers. Breathe on it. Watch the humidity climb, and be pleased: "
            "you have built an instrument.</p>"
            "<h2>Ten o’clock: leave it running</h2>"
            "<p>Unplug the computer and plug the cable into a phone charger. It works by itself, because it never "
            "needed the computer in the first place. Put it on the shelf and look at it tomorrow.</p>"
            "<p>If something did not work, you are in good company. Check in this order: the cable, the row, the "
            "plus and the minus, the spelling. It is nearly always the row.</p>"
            "<p>What now? Take away the display and add a relay. Take away the relay and add a motor. Or take the "
            'twelve projects of <a href="/products/first-blink/">First Blink</a> in their order; the alarm for the '
            "biscuit tin comes on page 80, and it works on adults.</p>"
        ),
        Goods("The same in one box, and more to plug in", ("first-blink", "usb-c-cable", "breeze", "lumen")),
    ),
)

CHOOSE_TOOLS = PostText(
    slug="a-bench-that-fits-a-kitchen-table",
    title="A bench that fits on a kitchen table",
    intro="Seven things, in the order in which you will miss them, and what can wait until spring.",
    picture="workbench",
    day=date(2026, 3, 10),
    author="Tomasz Wolny",
    category="First steps",
    tags=("tools", "soldering", "measuring"),
    body=(
        Text(
            "<p>Nobody needs a workshop to begin. You need one square metre that does not burn and a box to put "
            "everything into before dinner. I have repaired things at kitchen tables for eleven years. This is what "
            "is in my box, in the order in which I bought it.</p>"
            "<h2>First: a mat</h2>"
            '<p>The <a href="/products/cutting-mat/">Bench mat</a> comes before the iron, because the table was '
            "there before you. It shrugs at a hot tip, heals after a knife, and its printed grid tells you where the "
            "small screw went. Put the screws on the grid in the order in which you took them out. That habit alone "
            "has saved me a month.</p>"
            "<h2>Second: an iron that heats up before you lose interest</h2>"
            '<p>A station like the <a href="/products/ember-60/">Ember 60</a> is ready in eight seconds and cools '
            "down by itself when you answer the door. If you have no place for a station, the Ember Go runs from a "
            "65-watt USB-C supply and lives in a drawer. Buy good solder with either. Cheap solder is a way of "
            "making a good iron look bad.</p>"
            "<h2>Third: cutters and pliers</h2>"
            "<p>Flush cutters are for copper legs and for nothing else. The moment you cut a paper clip with them "
            "you own a second, worse pair. Mark them. Tell the family.</p>"
        ),
        Goods("The first four", ("cutting-mat", "ember-60", "snip", "long-nose")),
        Text(
            "<h2>Fourth: eyes for electricity</h2>"
            "<p>A multimeter answers the three questions that make up most of repairing. Is there a voltage? Is "
            "there a connection? Is this the part that I think it is? The "
            '<a href="/products/gaugefield-41/">Gaugefield 41</a> beeps at once when two points are connected, and '
            "that matters more than a fourth digit. Look at the board, not at the display.</p>"
            "<h2>Fifth: something that holds</h2>"
            "<p>You have two hands. One has the iron, the other the solder, and the board would like to lie still. "
            "The Third Hand has four arms, which is honest at least.</p>"
            "<h2>Sixth: a supply with a limit</h2>"
            '<p>The <a href="/products/steady-30/">Steady 30</a> is the one large thing, and the one that can wait. '
            "Its second knob is why you will want it: set the current limit low, switch on, and a mistake becomes a "
            "number on a display. Without it a mistake becomes a smell.</p>"
            "<h2>Seventh: a lamp and a cup</h2>"
            "<p>A bright lamp from the left if you are right-handed. A cup with a lid. I shall not tell you how I "
            "know about the lid.</p>"
            "<p>What you do not need: an oscilloscope before the first circuit that changes faster than you can "
            "read, a hot-air station, or a microscope. When you miss one of them you will know it, and you will know "
            "which.</p>"
        ),
        Goods("What can follow", ("gaugefield-41", "third-hand", "steady-30", "ember-go")),
    ),
)

FIRST_STEPS = (FIRST_EVENING, FIRST_SOLDER_JOINT, CHOOSE_TOOLS)

"""Guides for those who have begun and want to know what they are doing."""

from datetime import date

from site_project.demo.writing import Goods, PostText, Reading, Saying, Text

WIRE = PostText(
    slug="wire-and-its-ends",
    title="Wire, and what belongs at its ends",
    intro="Which wire for what, how thick, how bare, and why nine faults out of ten sit in the last five "
    "millimetres.",
    description="How to choose, strip and join wire: solid or stranded, how thick for how much current, and which "
    "end suits a terminal, a board or a breadboard.",
    picture="wire",
    day=date(2025, 12, 9),
    author="Merle Brandt",
    category="First steps",
    tags=("wire", "tools", "beginners"),
    body=(
        Text(
            "<p>I wind off about four kilometres of wire a year. When somebody sends a project back and writes that "
            "it works only on Tuesdays, I do not look at the board. I pull at the wires.</p>"
            "<h2>Solid or stranded</h2>"
            "<p>Solid wire is one piece of copper. It keeps the shape that you give it and slips into a breadboard. "
            "Bend it at the same place ten times and it breaks. Stranded wire is many thin pieces. It follows every "
            "movement and frays at the end. So: solid for what is plugged and stays, stranded for what moves, is "
            "opened, or is carried about. When in doubt, stranded.</p>"
            "<h2>How thick</h2>"
            "<p>The number on the reel is the gauge, and a larger number is a thinner wire. Two numbers decide. The "
            "first is how much current it takes without getting warm:</p>"
            "<ul><li><b>28</b>, the jumper wires: signals, and up to half an ampere;</li>"
            '<li><b>24</b>, our <a href="/products/hookup-wire/">hook-up wire</a>: up to two amperes;</li>'
            "<li><b>20</b>, the crocodile leads: up to five.</li></ul>"
            "<p>The second is what gets lost on the way, and it surprises people. One metre of gauge 24 has 0.084 "
            "ohms. A light strip two metres away needs four metres of it, because the current also goes back. That "
            "is a third of an ohm. At two amperes it costs 0.67 of your 5 volts, and the far end of the strip turns "
            "pink. Thicker wire, or shorter wire, or feed it from both ends. From one supply.</p>"
            "<h2>How bare</h2>"
            "<p>Six millimetres for a screw terminal, three for a solder joint, five for a splice. Cut the skin, not "
            'the strands: each nick is where it will break. The <a href="/products/bare-wire/">Bare Wire</a> finds '
            "the thickness by itself. With a knife you will nick three strands of seventeen and not see it.</p>"
        ),
        Goods("From reel to end", ("hookup-wire", "bare-wire", "shrink-tube", "terminal-set")),
        Text(
            "<h2>Into a screw terminal</h2>"
            "<p>Twist the strands, push them in to the skin, tighten, pull. <b>Do not tin them.</b> Solder is soft "
            "and creeps away under pressure; in a month the screw holds nothing and nobody has touched it. A "
            "terminal with a rising clamp, like ours, takes bare strands as they are. One that presses with the tip "
            "of the screw wants a ferrule.</p>"
            "<h2>Onto another wire</h2>"
            "<ol><li>Slide the shrink tube on. Now. Further back than you think, or it shrinks where it is.</li>"
            "<li>Lay both bare ends against each other, crossed, and wind each around the other.</li>"
            "<li>Heat from below, feed solder from above, until it has drawn in between the strands.</li>"
            "<li>Let it cool, pull once, then move the tube over it and warm it evenly.</li></ol>"
            "<p>The tube shrinks to half. Choose one that just fits over the joint, and let it reach a centimetre "
            "onto the skin at both sides.</p>"
            "<h2>Onto a board</h2>"
            "<p>Solder makes strands stiff, and right behind the stiff part they break. So give the wire a second "
            "hold: a cable tie through two holes, a drop of hot glue, or a "
            '<a href="/products/cable-clips/">clip</a> at the edge. If you can lift the board by its wires, the '
            "wires are doing a job that they did not apply for.</p>"
            "<h2>Colours</h2>"
            "<p>Red is plus, black is minus. All else is a matter of taste, as long as you write it down. I have "
            "seen a device wired in white only. Its owner was very sure, and then he had lunch.</p>"
            "<h2>The last test</h2>"
            "<p>Pull at each wire, gently, as you would at a sleeve. Then set the meter to beep and wiggle. A beep "
            "that stutters is a fault that you have found before it found you.</p>"
        ),
        Goods("For the other end", ("jumper-ribbon", "header-strips", "clip-leads", "cable-clips")),
    ),
)

DATASHEET = PostText(
    slug="how-to-read-a-data-sheet",
    title="How to read a data sheet, and where to stop",
    intro="Thirty-eight pages, of which you need four. Here is which four, and in what order.",
    description="Pins, limits, currents, curves: how to find the four pages of a data sheet that you need, what "
    "“absolute maximum” means, and which pages can be left alone.",
    picture="datasheet",
    day=date(2026, 1, 27),
    author="Tomasz Wolny",
    category="First steps",
    tags=("boards", "sensors", "beginners"),
    body=(
        Text(
            "<p>Data sheets are written by people who know the part by heart, for people who have to buy ten "
            "thousand of it. You have one, and a question. So do not read from the front to the back. Ask, and look "
            "the answer up. On our table lies the sheet of the "
            '<a href="/products/breeze/">Breeze</a>, a small sensor for temperature and humidity. All others are '
            "built in the same way.</p>"
            "<h2>The first page is an advertisement</h2>"
            "<p>It says what the part can do on its best day. Take one thing from it: is this the part that I am "
            "holding? Compare the letters on the chip with those in the title, to the last one. The last letter "
            "often decides between 3.3 and 5 volts.</p>"
            "<h2>Question one: which leg is which?</h2>"
            "<p>Look for <i>pin configuration</i>. The drawing shows the part <b>from above</b>, unless it says "
            "otherwise, and a dot marks pin 1. Connectors are the trap: some are drawn as you look into the plug, "
            "some as you look into the socket. When plus and minus depend on it, measure.</p>"
            "<h2>Question two: what will kill it?</h2>"
            "<p>There are two tables that look alike. <i>Absolute maximum ratings</i> is the one with the doctor in "
            "it: up to here it survives, nobody promises that it works. <i>Recommended operating conditions</i> is "
            "the one that you build by. For the Breeze it says 1.7 to 3.6 volts. At 5 volts it does not work badly. "
            "It works once.</p>"
            "<p>Look at the signals too. An input may usually not get more than its own supply plus 0.3 volts. And "
            "“high” begins at 0.7 times the supply: a part that runs at 5 volts wants 3.5, and a 3.3-volt board "
            "cannot give them. That is why something works on your desk and not in the cold.</p>"
        ),
        Goods("On this table", ("breeze", "fern-one", "field-notes-on-pins", "hairs-breadth")),
        Text(
            "<h2>Question three: how much does it take?</h2>"
            "<p>Each row has three columns. <i>Typ</i> is a pleasant afternoon at 25 °C. <i>Max</i> is what you plan "
            "the supply for. Use the typical value to guess how long a battery lasts, and the maximum to choose the "
            "fuse. An empty field means that nobody has measured it, or that somebody has and would rather not "
            "say.</p>"
            "<p>Above the table stands a line in small print: <i>VDD = 3.3 V, T = 25 °C unless otherwise noted</i>. "
            "Every number below is true there, and only there.</p>"
            "<h2>Question four: how long until it is right?</h2>"
            "<p>The curves are the most honest part, because somebody had to measure them. A sensor that has "
            "“τ = 8 s” has gone 63 % of the way after eight seconds and 95 % after twenty-four. If you read it "
            "earlier, it does not lie to you. It has not finished its sentence.</p>"
            "<h2>Then copy the circuit</h2>"
            "<p>Near the end there is a <i>typical application</i>. Build exactly that, with the small capacitor of "
            "100 nanofarads as near to the supply pin as your iron allows. It is not decoration. When the part "
            "switches, it takes a gulp of current, and the capacitor is the glass of water beside the bed.</p>"
            "<h2>Where to stop</h2>"
            "<p>Reflow profiles, tape and reel, packaging, trade marks: close the file. If there is a document that "
            "is called <i>errata</i>, read it. It is the chapter in which the manufacturer says sorry.</p>"
            "<p>Write your four answers onto one card and pin it above the bench. In half a year you will ask the "
            "same four questions, and the sheet will still have thirty-eight pages.</p>"
        ),
        Goods("To check what it says", ("gaugefield-41", "steel-rule", "small-voltages", "lumen")),
    ),
)

DEBOUNCE = PostText(
    slug="one-press-seven-counts",
    title="One press, seven counts: why buttons bounce",
    intro="You press once, your board counts seven. Nobody is lying. A button is a spring, and springs bounce.",
    description="Why a push button counts several times, how to see it with a logic analyser, and how to debounce it "
    "in four steps of code or with two parts.",
    picture="debounce",
    day=date(2026, 2, 24),
    author="Ida Kern",
    category="First steps",
    tags=("boards", "code", "beginners"),
    body=(
        Text(
            "<p>The second program that everybody writes counts presses of a button. It is four lines long and "
            "wrong. It counts 1, 2, 9, 11, 12, 19. At this point people suspect the button, the board and, late at "
            "night, themselves.</p>"
            "<h2>What happens in there</h2>"
            "<p>Two pieces of metal meet. They touch, bounce off, touch again, like a ball that comes to rest. For "
            "your finger it is one press. For a board that looks a million times a second it is a small concert. "
            'The buttons in <a href="/products/first-blink/">First Blink</a> bounce for two to five milliseconds. '
            "The worst that we ever measured was a door bell from 1974: thirty-one.</p>"
            "<h2>Wire it so that it has an answer</h2>"
            "<p>Put the button between a pin and ground, and switch on the pull-up resistor inside of the board: "
            "<code>Pin(15, Pin.IN, Pin.PULL_UP)</code>. Now the pin reads 1 when nothing is pressed, and 0 when "
            "something is. Without the pull-up, an open pin is an aerial. It reads the weather.</p>"
            "<h2>Look at it</h2>"
            "<p>Hold one hook of a logic analyser to the pin and one to ground, sample at one megahertz, and let it "
            "start at the first falling edge. Press. You see what the strip of paper in our picture shows: down, "
            "up, down, up, down, up, and then down for good. Seven edges. Do it ten times and write down the longest "
            "time. Double it. That is your number, and for most buttons it is below 20 milliseconds.</p>"
        ),
        Goods("For this evening", ("first-blink", "fern-mini", "breadboard-830", "jumper-ribbon")),
        Text(
            "<h2>Four steps of code</h2>"
            "<p>Keep a state that you believe in, and a stopwatch. Then, as often as you like:</p>"
            "<ol><li>Read the pin.</li>"
            "<li>Is it the same as the state? Then stop the stopwatch; it was nothing.</li>"
            "<li>Is it different? Start the stopwatch, if it is not running.</li>"
            "<li>Has it been different for 20 milliseconds without a break? Believe it. If the new state is "
            "“pressed”, count one.</li></ol>"
            "<p>In Python that is nine lines with <code>ticks_ms()</code> and <code>ticks_diff()</code>. It never "
            "waits, so the rest of the program goes on. And nobody feels 20 milliseconds. From about 50 on, a button "
            "feels tired.</p>"
            "<h2>Three ways that look good</h2>"
            "<ul><li><code>sleep(0.2)</code> after each press. It counts right and does nothing else meanwhile. Two "
            "quick presses become one.</li>"
            "<li>An interrupt on the falling edge. It is fast, and so it counts all seven.</li>"
            "<li>Reading twice with a short pause, and taking what agrees. Better, until both looks hit the same "
            "bounce.</li></ul>"
            "<h2>With two parts and no code</h2>"
            "<p>A capacitor of 100 nanofarads from the pin to ground, with 100 kilo-ohms for a pull-up, needs ten "
            "milliseconds to rise. It fills in the gaps. Add 1 kilo-ohm in series with the button, so that the "
            "capacitor does not empty itself through the contact with a spark; contacts remember that. This way is "
            "right when many buttons share one pin, or when the board should sleep until one is pressed.</p>"
            "<h2>And knobs that click?</h2>"
            "<p>Rotary encoders bounce too, but there you need no clock. They have two contacts, and only four of "
            "the sixteen possible changes mean a step in one direction. Take a table, allow those, ignore the rest. "
            'The chapter on it is number 23 in <a href="/products/field-notes-on-pins/">Field Notes on Pins</a>, '
            "and it stays open by itself.</p>"
        ),
        Saying(
            "I had bought three new buttons. All of them were fine. So was the first one.",
            "Farid, workshop in May",
        ),
        Goods(
            "To look more closely",
            ("eight-ears", "every-ohm", "field-notes-on-pins", "why-it-is-not-working"),
        ),
    ),
)

CRATE = PostText(
    slug="a-bench-for-less-than-200-euros",
    title="A bench for less than 200 euros",
    intro="Five things for 199.70 €, a tile from the cellar, and a list of what to borrow. Then you can build and "
    "mend.",
    description="Pocket iron, supply, multimeter, cutters and solder for 199.70 €: what to buy first, what to "
    "borrow, what can wait, and where saving costs money.",
    picture="crate",
    day=date(2026, 3, 24),
    author="Tomasz Wolny",
    category="First steps",
    tags=("tools", "soldering", "beginners"),
    body=(
        Text(
            '<p>I once wrote down <a href="/blog/a-bench-that-fits-a-kitchen-table/">seven things</a> for a bench. '
            "A reader answered that my seven things cost as much as her bicycle. She was right, and it is a nice "
            "bicycle. So here is the smallest bench that I would not be ashamed of.</p>"
            "<h2>The sum</h2>"
            "<ul><li><b>49.00 €</b> for an iron, the Ember Go;</li>"
            "<li><b>29.90 €</b> for the supply that feeds it, the Wall 65;</li>"
            "<li><b>84.00 €</b> for a meter, the Gaugefield 41;</li>"
            "<li><b>24.00 €</b> for cutters, the Snip;</li>"
            "<li><b>12.80 €</b> for 100 grams of solder, the Sn99 in 0.8 mm.</li></ul>"
            "<p>Makes 199.70 €, and from 60 € the parcel to Germany costs nothing. The thirty cents are for chewing "
            "gum.</p>"
            "<h2>Why this iron</h2>"
            '<p>The <a href="/products/ember-go/">Ember Go</a> has the same tips as our station, its heater sits in '
            "the tip, and it goes to sleep when you forget it. It runs from USB-C. With the cable of your phone it "
            "gets 60 of the 65 watts, and you will not notice. And when you are done soldering, the "
            '<a href="/products/wall-65/">Wall 65</a> charges your laptop. It is the only thing in the crate that '
            "works while you are asleep.</p>"
            "<h2>Why so much for a meter</h2>"
            "<p>Because this is where saving costs money. A meter for ten euros shows numbers as well. But its "
            "current input has a glass fuse or none, and one day you will measure current where there is voltage. "
            "Everybody does. With a good fuse that is a click and a spare part. Without it, the meter becomes the "
            "fuse, and you are holding it.</p>"
            "<p>The rest of the price is the beep that comes at once. You will use it more than all other ranges "
            "together.</p>"
        ),
        Goods("The crate", ("ember-go", "wall-65", "gaugefield-41", "snip")),
        Text(
            "<h2>What you have already</h2>"
            "<p>A glazed tile is a better mat than most mats: it does not burn, and solder wipes off. There is a "
            "stack of them in every cellar, left over from the bathroom. A wooden peg holds a wire. Modelling clay "
            "holds a board. A bread knife holds nothing and is not to be used.</p>"
            "<p>For the tip take brass wool, or a scouring pad of copper from the supermarket. Not steel, and not "
            "the green one. Reading glasses from the chemist’s enlarge as well as a lens with a lamp for forty "
            "euros, and they keep what flies out of your eyes.</p>"
            "<h2>What to borrow</h2>"
            "<p>Screwdrivers, a drill, a vice. Ask in the house. People are glad to lend a vice; it weighs too much "
            "to be forgotten. If there is a repair café near you, go there once before you buy anything. You can "
            "hold an iron in your hand and see whether you like it.</p>"
            "<h2>What comes next</h2>"
            "<p>In this order, as money comes in: a "
            '<a href="/products/nest/">Nest</a> instead of the scouring pad, flux, long-nose pliers, a real mat. '
            "After half a year, something that holds. A bench supply when you design circuits yourself, and not for "
            "mending radios.</p>"
            "<h2>Where I would not save</h2>"
            "<p>Solder. The cheap roll contains too little flux, or the wrong one, and makes you believe that you "
            "cannot solder. Many people have given up a hobby because of four euros.</p>"
        ),
        Goods("When the next fifty euros come", ("sn99-solder", "nest", "flux-pen", "long-nose")),
        Reading("Then go on here", ("first-solder-joint", "a-bench-that-fits-a-kitchen-table")),
    ),
)

BASICS = (WIRE, DATASHEET, DEBOUNCE, CRATE)

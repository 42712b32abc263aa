"""Guides that build something."""

from datetime import date

from site_project.demo.writing import Goods, PostText, Saying, Text

BALCONY = PostText(
    slug="rain-comes-at-four",
    title="Rain comes at four: a weather station for the balcony",
    intro="Two evenings, one mast, no cloud. Or rather: all of the clouds, but none of the accounts.",
    picture="weather",
    day=date(2026, 4, 14),
    author="Ida Kern",
    category="Builds",
    tags=("sensors", "radio", "solar"),
    body=(
        Text(
            "<p>The forecast knows about your town. It does not know about your balcony, where the wall behind it "
            "stores the afternoon and the wind comes around one corner only. Four sensors and a week of patience "
            "know better.</p>"
            "<h2>The first evening: outside</h2>"
            '<p>Everything is in the <a href="/products/balcony-weather/">Balcony Weather kit</a>; the parts below '
            "are for those who have half of it already. Clamp the mast to the railing so that the white plates hang "
            "free, a hand’s width from any wall. The plates are not decoration. They let the wind through and keep "
            "the sun out, and a sensor without them measures mainly itself.</p>"
            "<p>The panel looks south and a little upwards. In December it makes a tenth of what it makes in June, "
            "which is still twice what the board needs, because the board sleeps. It wakes every five minutes, "
            "measures for two seconds, sends eleven bytes and lies down again. One cell lasts through the winter in "
            "this way. We have three winters of notes to show for it.</p>"
            "<p>Seal the cable’s way in with the rubber grommet, and let the cable hang in a loop below it. Water "
            "follows cables. It should arrive at the lowest point of the loop and think again.</p>"
        ),
        Goods("Outside", ("balcony-weather", "balcony-panel", "glass-roof-case", "high-low")),
        Text(
            "<h2>The second evening: inside</h2>"
            '<p>The <a href="/products/slowpaper/">Slowpaper</a> keeps its picture without power, so the kitchen '
            "side lives on two round cells for most of a year. Plug it in, hold both buttons until the two sides "
            "have found each other, and wait for the first five minutes to pass. It will show four numbers and an "
            "arrow.</p>"
            "<h2>What the arrow means</h2>"
            "<p>Pressure by itself says little. Its change over three hours says a lot. The rule on the board is "
            "old and short:</p>"
            "<ul><li>down by more than 2 hPa: take the washing in;</li>"
            "<li>down by 1 to 2 hPa: keep an eye on it;</li>"
            "<li>up by more than 2 hPa: the wind comes first, then the sun;</li>"
            "<li>anything else: it stays as it is.</li></ul>"
            "<p>The rule is six lines in <code>forecast.py</code> and you should change it. After a month you will "
            "know what <i>your</i> corner does. Ours gets rain an hour after the humidity passes 80 % with a falling "
            "arrow, and never otherwise.</p>"
        ),
        Saying("It said four. It rained at ten past. I have stopped asking my phone.", "Hanne, third floor"),
        Goods("Inside", ("slowpaper", "breeze", "fern-long-range", "holder-18650")),
    ),
)

MOTH = PostText(
    slug="three-sounds-on-the-moth",
    title="Three sounds to start with on the Moth",
    intro="A bass, a bird and a bad telephone. Each takes four knobs and one cable.",
    picture="synth",
    day=date(2026, 6, 23),
    author="Tomasz Wolny",
    category="Builds",
    tags=("synth", "audio"),
    body=(
        Text(
            "<p>You have soldered 312 joints and it makes a tone. Congratulations. The tone is horrible. That is "
            "because all knobs stand where you left them when you tightened their nuts. Turn every one of them to "
            "the middle, pull all cables, and press a key. Now it is merely boring, and boring is where we "
            "begin.</p>"
            "<h2>The bass</h2>"
            "<p>Close the filter to a quarter. Resonance to three. In the envelope, attack at zero, decay at ten "
            "o’clock, sustain all the way down. Switch the second oscillator one octave lower and turn it up until "
            "you feel it in the table rather than hear it.</p>"
            "<p>Play low and leave gaps. If it is too polite, push the drive to two o’clock. If the neighbours "
            "knock, you are in tune with the building.</p>"
            "<h2>The bird</h2>"
            "<p>Resonance almost to the end, until the filter whistles by itself. Both oscillators to zero: we do "
            "not need them, the filter is the voice. Run a cable from the envelope’s output to the filter’s input. "
            "Attack at zero, decay short, and play two keys at once, quickly. It chirps.</p>"
            '<p>Now let the <a href="/products/walk/">Walk</a> play the keys. Set its eight faders to anything, and '
            "its speed to slow. You have a morning in May, with one bird that has had coffee.</p>"
        ),
        Goods("On the desk", ("halbton-moth", "walk", "patch-leads", "patch-notes")),
        Text(
            "<h2>The bad telephone</h2>"
            "<p>Oscillator one to square, oscillator two a fifth above it. Switch the filter to band-pass and make "
            "it narrow. Send the slow wave to the second oscillator’s pitch, at its fastest. It rings.</p>"
            "<p>For the voice on the line, plug a microphone into the input at the back and speak over it. The "
            "filter takes away everything but the middle, as a telephone does. Say something that you have always "
            "wanted to say to a company’s hotline.</p>"
            "<h2>How to keep what you found</h2>"
            "<p>The Moth has no memory, and it is not sorry. Take a photograph of the knobs from above, or do as we "
            'do and draw the cables. Sixty such drawings make up <a href="/products/patch-notes/">Patch Notes</a>, '
            "and the empty pages at its end are the best ones.</p>"
            "<p>One more thing. When a sound is nearly right, change <b>one</b> knob and wait for four bars. "
            "Turning two at once is how an evening disappears.</p>"
        ),
        Goods("What it likes to talk to", ("thump", "sieve", "ripple-2", "rack-frame")),
    ),
)

SCOOT = PostText(
    slug="the-edge-of-the-table",
    title="The edge of the table: teaching Scoot to be afraid",
    intro="A robot that drives is a toy. A robot that stops in time is a robot. Nine lines make the difference.",
    picture="robot",
    day=date(2026, 5, 19),
    author="Ida Kern",
    category="Builds",
    tags=("robots", "motors", "sensors"),
    body=(
        Text(
            "<p>Out of the box, Scoot looks ahead with two eyes that are really ears: it sends a click and listens "
            "for the echo. That keeps it from driving into walls. It does nothing about places where there is no "
            "floor. Ours found that out on a Tuesday. It is fine.</p>"
            "<h2>Look down</h2>"
            '<p>Screw a second <a href="/products/peek/">Peek</a> under the nose with its face to the floor. The '
            "chassis has a pair of holes for it, and nobody ever asks why they are there. Four wires: power, ground, "
            "and two to the free pins on the left. On the table it should report about 31 millimetres. Lift the "
            "robot, and the number jumps. That jump is all that we need.</p>"
            "<h2>Nine lines</h2>"
            "<p>The program has one question and three answers:</p>"
            "<ul><li>less than 45 mm: there is a floor, go on;</li>"
            "<li>more than 45 mm: stop, go back for half a second, turn to the left for a third of one;</li>"
            "<li>no answer at all: do the same, and be more worried.</li></ul>"
            "<p>The third answer is the one that beginners leave out. A soft tablecloth swallows the echo, and a "
            "missing number is not a small number. Treat silence as an edge.</p>"
        ),
        Goods("In the robot", ("scoot", "peek", "chassis", "roll-wheel")),
        Text(
            "<h2>Why it still fell</h2>"
            "<p>Because it was fast. At full speed Scoot covers 40 centimetres in a second and asks its question ten "
            "times, so it drives four centimetres between two looks. Its nose is three centimetres in front of its "
            "wheels. You can do the sum. You have two ways out: ask more often, or drive more slowly. Do both. We "
            "ask fifty times and drive at two thirds, and it has not fallen since.</p>"
            "<h2>Make it nicer</h2>"
            "<p>A robot that always turns left ends up in a corner. Toss a coin: one line, and it wanders. Let it "
            "remember the last three turns, and it gets out of corners, too. Then add a "
            '<a href="/products/wobble/">Wobble</a>, which knows how far it has really turned, and it can draw a '
            "square. The first square will not close. The reason is mechanical, and it takes up all of chapter six "
            'in <a href="/products/gears-and-grief/">Gears and Grief</a>.</p>'
            "<p>Try it on a low table first, with a cushion on the floor. Not because the program is wrong. Because "
            "the battery is full today and was half empty when you measured.</p>"
        ),
        Goods("For the next version", ("wobble", "gears-and-grief", "pouch-cell", "nod-9")),
    ),
)

LAMP = PostText(
    slug="a-lamp-that-goes-to-sleep-first",
    title="A lamp that goes to sleep before you do",
    intro="Half an hour from warm white to dark, so slowly that nobody sees it move. The trick is in one curve.",
    picture="lamp",
    day=date(2026, 7, 21),
    author="Merle Brandt",
    category="Builds",
    tags=("light", "kits"),
    body=(
        Text(
            '<p>I built the <a href="/products/slow-lamp/">Slow Lamp</a> because I read in bed and wake up with '
            "the book on my face. It dims over thirty minutes. I have never caught it doing so, and I have tried.</p>"
            "<h2>Put it together</h2>"
            "<p>There are 38 parts and about two hours in the bag. Solder the ring of lights first, while your "
            "patience is fresh: its pads are small, but they are arranged like the hours of a clock, so you always "
            "know which one is missing. Then the board into the foot, the ring onto the stem, the paper around it. "
            "Leave the paper for last. Flux on paper is forever.</p>"
            "<p>Turn its head, and it gets brighter. Press it, and it changes its colour. That is all there is to "
            "learn, which is why there is nothing to download.</p>"
            "<h2>The curve</h2>"
            "<p>If you take the same small step away every second, the lamp seems to do nothing for twenty minutes "
            "and then to fall off a cliff. Eyes do not count light, they compare it: from 100 to 90 is hardly "
            "anything, from 11 to 1 is night. So the lamp never takes away a <i>step</i>. It takes away a "
            "<i>share</i>: half a percent of what is left, twice a second or so.</p>"
            "<p>You find it in <code>dim.py</code>, and it is one multiplication. Make the share larger and the "
            "half hour becomes ten minutes. Make it smaller for long books.</p>"
        ),
        Goods("On the bedside table", ("slow-lamp", "honeycomb-shade", "wall-65", "usb-c-cable")),
        Text(
            "<h2>The last percent</h2>"
            "<p>At the end there is a problem. The lights know 256 levels, and between the level 1 and the level 0 "
            "there is nothing. One switches off with a visible blink, and you are awake again. The lamp solves it "
            "as newspapers print grey: some of the 24 lights go out earlier than others, in an order that looks like "
            "none. You see a glow that gets thinner. Nobody sees the dots.</p>"
            "<h2>Make it yours</h2>"
            '<p>The <a href="/products/honeycomb-shade/">Honeycomb shade</a> fits instead of the paper and throws a '
            "pattern onto the wall. If you would rather have a strip behind the bed, the "
            '<a href="/products/runway-strip/">Runway</a> takes the same program; change the number of lights in its '
            "first line from 24 to 120 and give it a supply that can carry them.</p>"
            '<p>A <a href="/products/lumen/">Lumen</a> on the window sill lets it begin by itself at dusk. I took '
            "mine off again. In November it sent me to bed at five.</p>"
        ),
        Goods("Variations", ("runway-strip", "lumen", "fern-mini", "solder-slowly")),
    ),
)

BUILDS = (BALCONY, SCOOT, MOTH, LAMP)

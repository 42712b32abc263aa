"""Guides about shells and measures."""

from datetime import date

from site_project.demo.writing import Goods, PostText, Reading, Saying, Text

CASE = PostText(
    slug="a-box-that-closes",
    title="A box that closes",
    intro="The circuit took one evening. The case took three, until we learned in which order to do things.",
    description="How to put a project into a case: measure what sticks out, place the board, drill clean holes, "
    "leave a gap, keep water out, and close the lid.",
    picture="case",
    day=date(2025, 11, 18),
    author="Ida Kern",
    category="Bench notes",
    tags=("cases", "tools"),
    body=(
        Text(
            "<p>Most projects live on the bench until somebody puts a plate on them. Not because the circuit was "
            "hard, but because the box came last. Let it come second: after the circuit works on a breadboard, and "
            "before you solder anything that cannot be moved any more.</p>"
            "<h2>Measure what sticks out</h2>"
            "<p>A board of 69 by 44 millimetres does not fit into a box of 69 by 44 millimetres. Plugs need room, "
            "and they need it while you plug them in. A USB-C plug stands 30 millimetres out in front of the board; "
            "jumper wires want 25 above it; a cable does not bend more tightly than four times its own thickness. "
            'Take the <a href="/products/hairs-breadth/">calipers</a>, measure the highest part <b>with</b> its '
            "plug, and add two millimetres of air all around.</p>"
            "<p>If you are still choosing the board: a "
            '<a href="/products/blank-canvas/">Blank Canvas</a> has its holes where the '
            '<a href="/products/lunchbox-case/">Lunchbox</a> has its posts. That has decided more than one of our '
            "projects.</p>"
            "<h2>Make it of paper first</h2>"
            "<p>Draw the floor of the case on card, one to one, and lay the parts on it. Switch, socket, display, "
            "cell. Turn the switch. Plug in the cable. Take out the cell without moving the board. What does not "
            "work on card will not work in plastic, and card is cheaper.</p>"
            "<h2>Give the board feet</h2>"
            "<p>Below each joint there is a spike. Spacers of 6 millimetres lift the board over them, 10 leave room "
            "for a flat cell. Four holes are enough, three are better than four if one of them is crooked. Never use "
            "the lid to hold the board down. The lid has work of its own.</p>"
        ),
        Goods("Inside", ("blank-canvas", "standoff-set", "hairs-breadth", "header-strips")),
        Text(
            "<h2>Drill from small to large</h2>"
            "<ol><li>Stick tape on the place and draw on the tape.</li>"
            "<li>Prick the middle with something pointed, so that the drill does not wander.</li>"
            "<li>Three millimetres first, slowly. Plastic that gets warm smears and climbs up the drill.</li>"
            "<li>Then a step drill, from the outside, to just before the line.</li>"
            "<li>The rest with a file, and look often.</li></ol>"
            "<p>For a window, drill the four corners, cut between them along a steel rule, ten light cuts instead "
            "of one brave one, and file to the line. A frame that is printed or cut from card covers what happened. "
            "Everybody uses a frame.</p>"
            "<h2>Leave a gap</h2>"
            "<p>A button of 6 millimetres wants a hole of 6.5. A lid that sits on the front plate wants two tenths "
            "of a millimetre. Things that fit exactly do not fit; they jam, and in summer they jam more.</p>"
            "<h2>Screws in plastic</h2>"
            "<p>Turn them backwards first, until you feel a small click: that is the old thread. Then forwards, with "
            "two fingers. If you go straight in, you cut a new thread each time, and a plastic post has about five "
            "of them in it.</p>"
            "<h2>Warm and wet</h2>"
            "<p>A sensor for temperature measures the board if it sits beside the board. Let it look out, or give "
            "it a small room with holes below and above. Slots at the bottom only do nothing: warm air wants to go "
            "somewhere.</p>"
            '<p>Outside, take a case with a seal, such as the <a href="/products/glass-roof-case/">Glass Roof</a>, '
            "and let the cables enter from below, in a loop. Leave its vent open. A tight box breathes in at night "
            "when it cools, through any crack that it finds, and what it breathes in is rain. The vent lets it "
            "breathe and not drink.</p>"
        ),
        Saying("Close it early, and open it often. A lid that has been off forty times fits.", "Ida"),
        Text(
            "<h2>The last look</h2>"
            "<p>Before you close it: is the cell fixed? Can a screw fall onto something? Does a wire lie where the "
            "lid comes down? Then write the date and the plus pole onto the inside of the lid. You will thank "
            "yourself in three years, in handwriting that you can hardly read.</p>"
        ),
        Goods("Around it", ("lunchbox-case", "glass-roof-case", "palm-case", "boxes-and-lids")),
    ),
)

PRINTED = PostText(
    slug="printed-parts-that-fit",
    title="Printed parts that fit the first time, or the second",
    intro="Holes come out smaller than you drew them. Everybody’s do. One comb of plastic tells you by how much.",
    description="Why printed holes are too small, how to find your printer’s gap with a test comb, how far apart "
    "gears belong, and what not to print at all.",
    picture="printer",
    day=date(2026, 9, 22),
    author="Ida Kern",
    category="Bench notes",
    tags=("printing", "motors", "cases"),
    body=(
        Text(
            "<p>You draw an axle of 5 millimetres and a hole of 5 millimetres. You print both, and they refuse to "
            "meet. You print them again, a tenth larger, and they still refuse. On the fourth try it falls through. "
            "There is a way that costs twenty minutes and is then true for years.</p>"
            "<h2>Why holes shrink</h2>"
            "<p>A printer lays down a soft bead around the hole. On the inside of a curve the bead is pulled "
            "inwards, like a rope around a post. Then it cools and shrinks. And the circle in your file is made of "
            "straight pieces, which cut the corners. All three make holes smaller, none makes them larger. A tenth "
            "to three tenths of a millimetre is usual.</p>"
            "<h2>Print a comb</h2>"
            "<p>One bar, five holes: what you want, and then one, two, three and four tenths more. One pin. Print "
            "it in the material that you will use, let it cool, and try. Ours says: at <b>+0.1</b> the pin has to be "
            "pushed in and stays; at <b>+0.3</b> it turns freely. Write both numbers onto the comb and hang it on "
            "the printer. From now on you add them in the drawing, and never in the slicer, where you forget "
            "them.</p>"
            "<p>Measure the pin, too. "
            '<a href="/products/hairs-breadth/">Calipers</a> on the outside, across two corners, because the first '
            "layer is squashed and a little wider. That brim is called an elephant’s foot, and a knife takes it "
            "off.</p>"
            "<h2>Which way up</h2>"
            "<p>Layers hold along and break across, like a pack of cards. A hook that is printed standing up snaps "
            "at the first coat. Lay it down. Holes that must be round print standing on the bed; holes in a wall "
            "come out as a drop, unless you draw them as a drop with its point up.</p>"
        ),
        Goods("For the first try", ("filament", "hairs-breadth", "gear-set", "boxes-and-lids")),
        Text(
            "<h2>Gears, with one formula</h2>"
            "<p>The <i>module</i> says how large a tooth is. Wheels of the same module run together, others do not. "
            "The distance between two axles is half the sum of the teeth, times the module. In our "
            '<a href="/products/gear-set/">gear set</a> the module is 1, so 24 and 40 teeth belong 32 millimetres '
            "apart. Then add a tenth, so that dust has somewhere to go. Gears that meet exactly sing, get warm, and "
            "eat each other.</p>"
            "<p>The wheel on the drawing has 24 teeth and module 2.1. From tip to tip it measures two teeth more: "
            "26 times 2.1, which is 54.6. If your calipers say 54.4, the printer is fine and the formula too.</p>"
            "<h2>Which material for what</h2>"
            "<ul><li><b>PLA</b>: stiff, exact, easy. At 60 °C it gives in, so not into a car and not next to a "
            "motor. Most things are PLA.</li>"
            "<li><b>PETG</b>: a little tougher, strings a little, survives a summer.</li>"
            "<li><b>Nylon</b>: for gears. Slippery and tough, and it drinks water from the air while it waits.</li>"
            "<li><b>TPU</b>: bends. For clips, feet and everything that should hold without screws.</li></ul>"
            "<h2>Threads</h2>"
            "<p>Do not print an M3 thread. Print a hole of 2.5 millimetres and let a steel screw cut its own, or "
            "print 4.0 and melt in a nut of brass with the soldering iron. Deep enough: twice the thickness of the "
            "screw.</p>"
            "<h2>What we do not print</h2>"
            "<p>Boxes, as long as a box of that size can be bought. Spacers, because sixty of them in a bag cost "
            "less than the evening. Knobs, since fingers find every layer. And anything that carries a person. We "
            "print what does not exist: the bracket between this sensor and that wheel. There is always one.</p>"
        ),
        Goods("What we would rather buy", ("standoff-set", "cable-clips", "knob-set", "gears-and-grief")),
    ),
)

SCOPE = PostText(
    slug="what-a-pocket-oscilloscope-makes-up",
    title="What a pocket oscilloscope shows, and what it makes up",
    intro="It draws voltage over time. Some of that voltage was never there. Four ghosts, and how to send them away.",
    description="First steps with a pocket oscilloscope: set up the probe, find the trigger, and tell real signals "
    "from ringing, aliasing, hum and slow edges.",
    picture="scope",
    day=date(2026, 10, 20),
    author="Tomasz Wolny",
    category="Bench notes",
    tags=("measuring", "tools"),
    body=(
        Text(
            "<p>A multimeter tells you how much. An oscilloscope tells you when. The first time that you see what "
            "your supply does while a motor starts, you will feel as if somebody had switched on the light in a "
            "kitchen at night.</p>"
            "<h2>Before the first picture</h2>"
            "<ol><li>Set the probe to ×10, and tell the scope. Forgetting the second half makes everything ten "
            "times too small.</li>"
            "<li>Clip the probe to the test output of the scope. It gives a square wave. Turn the tiny screw in the "
            "probe until the corners are square: not round, not pointed.</li>"
            "<li>Put the black clip onto ground, near the place that you look at.</li>"
            "<li>Turn <i>volts</i> until the picture fills two thirds of the height, and <i>time</i> until you see "
            "two or three periods.</li></ol>"
            "<h2>The trigger is the trick</h2>"
            "<p>A picture that runs away has no trigger. The scope begins to draw when the signal crosses a level. "
            "Set the level into the middle of the picture, on a rising edge, and it stands still. <i>Auto</i> draws "
            "anyhow, <i>normal</i> waits, <i>single</i> waits once and stops. For something that happens once, such "
            'as <a href="/blog/one-press-seven-counts/">a button</a>, take single and press.</p>'
            "<h2>The first ghost: ringing</h2>"
            "<p>In our picture a clean square wave overshoots by half. It is not the board. It is the black lead: as "
            "long as a hand, it makes a coil, and together with the probe it rings like a glass. Move the clip to a "
            "ground pin next to the signal and it is gone. If it <i>stays</i> when the lead is short, it is real, "
            "and somebody should put a resistor in the line.</p>"
        ),
        Goods("On the bench", ("ripple-2", "fern-one", "breadboard-830", "clip-leads")),
        Text(
            "<h2>The second ghost: the slow wave</h2>"
            "<p>The scope looks at the signal from time to time and joins the dots. If it looks too rarely, it joins "
            "the wrong ones. That is the drawing on the paper: the blue wave is there, the red one is shown. It is "
            "beautiful, it stands still, and it does not exist. Turn <i>time</i> two steps faster. A real wave gets "
            "wider. A ghost turns into something else.</p>"
            "<h2>The third: edges that are not that slow</h2>"
            '<p>The <a href="/products/ripple-2/">Ripple 2</a> sees up to 40 megahertz. Divide 0.35 by that and you '
            "get its fastest edge, about 9 nanoseconds. Whatever is faster looks like 9. You do not need to see more "
            "to mend a radio, drive a motor, or read a bus. You do need to know it before you complain to a chip’s "
            "manufacturer. I speak from a long e-mail.</p>"
            "<h2>The fourth: hum</h2>"
            "<p>Touch the tip of the probe. You see 50 hertz, several volts of it. That is your house, and you are "
            "the aerial. An input that hangs in the air shows the same. So a wave of 20 milliseconds usually means: "
            "not connected.</p>"
            "<h2>What we look at most</h2>"
            "<ul><li>The 5-volt line while something starts. Couple it to <i>AC</i>, 100 millivolts a division. A "
            "dip of half a volt explains a reset.</li>"
            "<li>The two wires of a bus. Edges like shark fins want a smaller pull-up.</li>"
            "<li>The output of a dimmer, with the frequency at the edge of the screen.</li>"
            "<li>The two sides of an amplifier, one on each channel.</li></ul>"
            "<h2>Where it does not belong</h2>"
            "<p>On mains. Both black clips are the same piece of metal inside, and so is the outside of the sockets. "
            "Clip one to the wrong wire, and you hold the other. Its range ends at 80 volts, and so does my "
            "advice.</p>"
        ),
        Goods(
            "When you want to know more",
            ("eight-ears", "gaugefield-41", "why-it-is-not-working", "small-voltages"),
        ),
        Reading("The button from above", ("one-press-seven-counts",)),
    ),
)

MAKING = (CASE, PRINTED, SCOPE)

"""Notes from the bench."""

from datetime import date

from site_project.demo.writing import Goods, PostText, Saying, Text

DRAWER = PostText(
    slug="a-drawer-you-can-find-things-in",
    title="A drawer that you can find things in",
    intro="Sort by what you reach for, not by what it is. And leave room for the word “misc”.",
    picture="drawer",
    day=date(2026, 8, 11),
    author="Merle Brandt",
    category="Bench notes",
    tags=("order", "tools"),
    body=(
        Text(
            "<p>I look after 3,100 drawers. Before I came, they were sorted by kind: all resistors, all capacitors, "
            "all screws. It looked wonderful, and everybody walked eleven metres for every order. Now they are "
            "sorted by what is taken out together. Your drawer is smaller, but it has the same problem.</p>"
            "<h2>Empty it first</h2>"
            "<p>Tip everything onto a sheet. Yes, everything. Make three heaps: what you know, what you could find "
            'out, and what you will never find out. The <a href="/products/what-is-it/">What Is It</a> turns a good '
            "part of the second heap into the first; put the legs into its sockets, press the button, and it draws "
            "you the symbol. The third heap goes into a jar. In spring you may throw the jar away. You will not, but "
            "you may.</p>"
            "<h2>Count by weighing</h2>"
            "<p>Nobody counts screws. Weigh ten, divide, weigh the bag. With a scale that knows a hundredth of a "
            "gram you are right to within one screw in two hundred, and you can do it while you talk. Write the "
            "number <i>and the day</i> on the bag. A number without a day is a rumour.</p>"
        ),
        Goods("For the sorting", ("what-is-it", "bench-scale", "mask-dots", "hairs-breadth")),
        Text(
            "<h2>One place for the common, one for the rest</h2>"
            "<p>Twelve values make up nine tenths of what anybody uses. Those twelve get the front row, each in its "
            "own compartment, and a whole bag of each. All other values live in "
            '<a href="/products/every-ohm/">Every Ohm</a>, a book with pockets, in their order. When you have taken '
            "the same page three times in a month, it has earned a place in front.</p>"
            "<p>The same goes for screws (M3 in 6, 10 and 16 mm, and then nothing for a long time), for wire (red, "
            "black, and one colour that you like) and for everything that shrinks.</p>"
            "<h2>Labels</h2>"
            "<p>Draw what is in it. A symbol is read faster than a word, and it does not care in which language you "
            'swear. The <a href="/products/mask-dots/">label dots</a> come with 72 symbols and 24 times “misc”. '
            "People laugh about the 24. They order more of them within the year.</p>"
        ),
        Saying("If you have to open it to know what is in it, it is not a drawer. It is a present.", "Merle"),
        Text(
            "<h2>Once a month</h2>"
            "<p>Put back what lies on the bench. Write down what is nearly gone, <b>before</b> it is gone. It takes "
            "as long as a kettle. I know, because I do it with a kettle.</p>"
        ),
        Goods("In the front row", ("every-ohm", "standoff-set", "shrink-tube", "resistor-code")),
    ),
)

DISPATCH = PostText(
    slug="what-happens-at-three",
    title="What happens at three o’clock",
    intro="You order before 15:00 and it leaves today. Between the two there is a table, a roll of tape and Merle.",
    picture="dispatch",
    day=date(2026, 9, 8),
    author="Merle Brandt",
    category="Bench notes",
    tags=("behind the scenes",),
    body=(
        Text(
            "<p>People write to ask whether “ordered before 15:00, sent the same day” is meant seriously. It is. "
            "Here is how it goes, minute by minute, on an ordinary Tuesday.</p>"
            "<h2>14:40</h2>"
            "<p>There are 31 open orders on the screen. I print the list in the order of the drawers, not of the "
            "orders: one walk through the shelves instead of thirty-one. Everything that is light goes into trays, "
            "one tray for each order. Synthesizers go onto the trolley, because of my back.</p>"
            "<h2>14:55</h2>"
            "<p>Every tray is checked by somebody who has not filled it. We compare the article numbers, not the "
            "pictures: the green Fern and the green Fern with one more letter in its name look very much alike at "
            "five to three. Boards go into bags that lead static away. Cells travel in their own box with a sticker "
            "on it that the carrier insists upon.</p>"
            "<p>Books lie flat, between two sheets of cardboard, and on top. Nobody has ever complained about a "
            "bent circuit board. Bent books are another matter.</p>"
            "<h2>15:00</h2>"
            "<p>The clock decides. An order of 14:59 is packed today. One of 15:01 is packed tomorrow, unless it is "
            "Friday, when tomorrow is Monday. The shop knows this and says so beside the button, holidays of Saxony "
            "included. We have eleven of those, and a Day of Repentance which even our carrier forgets.</p>"
        ),
        Goods("Small things that travel well", ("trace-sheet", "it-blinks", "cable-clips", "steel-rule")),
        Text(
            "<h2>15:20</h2>"
            "<p>Paper tape, so that you can put the whole box into the same bin. Crumpled paper instead of foam. The "
            "copper line on the carton is printed with one colour and bends at 45 degrees, since it is a trace. "
            "Twice a year somebody asks whether it carries current. We have measured: no.</p>"
            "<h2>15:45</h2>"
            "<p>The van. From here a parcel takes one or two working days within Germany, three to five in the "
            "European Union, and about a week to Switzerland, the United Kingdom and the United States. You get a "
            "mail with the number as soon as it has been scanned, not as soon as we feel like it.</p>"
            "<h2>And when it comes back?</h2>"
            "<p>You have thirty days. Put it into the same carton, it was made to be closed twice. Tomasz looks at "
            "every return, repairs what can be repaired, and writes a guide about what keeps happening. About a "
            "third of these guides exist because somebody was annoyed. Thank you for being annoyed.</p>"
        ),
        Goods(
            "What people add at 14:59", ("shrink-tube", "jumper-ribbon", "tote-bag", "why-it-is-not-working")
        ),
    ),
)

HOT_ENOUGH = PostText(
    slug="how-hot-does-an-iron-have-to-be",
    title="How hot does an iron have to be?",
    intro="Less hot than you think, with a wider tip than you have on it. A note with four numbers.",
    picture="tips",
    day=date(2026, 10, 6),
    author="Tomasz Wolny",
    category="Bench notes",
    tags=("soldering", "tools"),
    body=(
        Text(
            "<p>Half of the boards that come to my table with lifted pads were soldered at 420 °C by somebody who "
            "was in a hurry. The number on the station is not how hot the joint gets. It is how hot the tip is "
            "while it touches <i>nothing</i>.</p>"
            "<h2>Heat has to get through the tip</h2>"
            "<p>A thin needle at 400 °C heats a joint more slowly than a wide chisel at 340 °C, because all of the "
            "heat has to squeeze through the point. So you wait, the flux burns off, the solder turns grey, and you "
            "turn the knob up. That is the wrong knob. Change the tip.</p>"
            "<p>Use the widest tip that fits onto the pad. In the "
            '<a href="/products/tip-set/">tip set</a> that is the chisel for nearly everything, the hoof for '
            "dragging solder along a row of legs, and the needle for looking at.</p>"
            "<h2>Four numbers</h2>"
            "<ul><li><b>320 °C</b> for solder with lead, which we do not sell but which you may find in an "
            "attic;</li>"
            "<li><b>350 °C</b> for lead-free solder and ordinary pads;</li>"
            "<li><b>380 °C</b> for large pads, wires of more than a millimetre, and the ground plane that drinks "
            "everything;</li>"
            "<li><b>280 °C</b> for connectors of cheap plastic, with a lot of flux and a short prayer.</li></ul>"
            "<p>Then fine-tune by the clock, not by the display: with the tip on pad and leg, solder should flow "
            "after one to two seconds. Sooner, and you may go down by twenty degrees. Later, and you take a wider "
            "tip before you go up by twenty.</p>"
        ),
        Goods("For the right heat", ("ember-60", "tip-set", "sn99-solder", "flux-pen")),
        Text(
            "<h2>When it does not flow</h2>"
            "<p>It is nearly always dirt. Copper grows a skin, and solder does not stick to skins. Flux eats them. A "
            'dot from the <a href="/products/flux-pen/">flux syringe</a> does more than fifty degrees, and it does '
            "not lift the pad. Clean the tip in the brass, not on a wet sponge: a sponge takes a hundred degrees "
            "away just when you need them.</p>"
            "<h2>How to look after a tip</h2>"
            "<p>Tips do not wear out. They are killed. By sand paper, by being left on overnight, by being put away "
            "bare. Leave solder on it, let the holder send it to sleep, and a tip lasts for years. Mine is from "
            "before the previous station. It has a name, which I am keeping to myself.</p>"
        ),
        Goods("And when it went wrong", ("gulp", "nest", "solder-slowly", "hot-side")),
    ),
)

BENCH = (DRAWER, DISPATCH, HOT_ENOUGH)

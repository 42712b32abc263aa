"""Guides about where the current comes from, and where it goes."""

from datetime import date

from site_project.demo.writing import Goods, PostText, Text

SUPPLIES = PostText(
    slug="which-power-supply",
    title="Which power supply? Four questions and a fuse",
    intro="The voltage has to be right. The current has to be enough. The rest is plugs. A way through the drawer of "
    "black boxes that you already own.",
    description="How to choose a power supply: voltage, current, peaks and plugs, what USB-C really delivers, when "
    "to use a converter, and why every project deserves a fuse.",
    picture="supplies",
    day=date(2026, 5, 5),
    author="Tomasz Wolny",
    category="First steps",
    tags=("power", "beginners"),
    body=(
        Text(
            "<p>Everybody has a drawer of supplies whose devices died long ago. Most of them are good. You only have "
            "to know which four questions to ask, and to read the label before you ask the plug.</p>"
            "<h2>First: which voltage?</h2>"
            "<p>It has to match, within five per cent or so. A device for 5 volts wants 5 volts. At 4.5 it resets "
            "when something switches; at 6 it gets warm; at 12 it gets quiet. There is no rounding up.</p>"
            "<h2>Second: how much current?</h2>"
            "<p>Here people worry in the wrong direction. The number on the supply is what it <i>can</i> give. The "
            "device takes what it needs. Five amperes in a supply do no harm to a board that wants a tenth of one, "
            "just as a large tank does no harm to a small car. Add up what everything takes at its worst, add a "
            "third, and buy that or more.</p>"
            '<p>An example. The <a href="/products/runway-strip/">Runway</a> with 120 lights takes 3.6 amperes at '
            "full white, a board 0.2. Makes 3.8; with the third, 5. If you never show white, half will do. Tell your "
            "program, not just yourself.</p>"
            "<h2>Third: what happens at the start?</h2>"
            "<p>Motors take five times as much in the first moment. Large capacitors take what they can get. A "
            "supply that is just big enough then switches off, tries again, and switches off: it hiccups. That is "
            "not a fault. It is a supply that is afraid of you.</p>"
            "<h2>Fourth: which plug, and which way round?</h2>"
            "<p>Round plugs come in two sizes that look like one, and plus is nearly always in the middle. Nearly. "
            "Look for the drawing with the two circles, and hold the meter to it before you hold the board to it. "
            "Ten seconds.</p>"
        ),
        Goods("The four in the picture", ("wall-65", "usb-c-cable", "step-down", "steady-30")),
        Text(
            "<h2>What USB-C gives</h2>"
            "<p>Without being asked: nothing. With two resistors in the socket of the device: 5 volts, up to 3 "
            "amperes. All of our boards have the two resistors. Some cheap gadgets save them, and then charge from "
            "an old socket but not from a new one. For 9, 15 or 20 volts the device has to <i>speak</i> with the "
            'supply. A laptop does, the Ember Go does, a strip of lights does not. So a <a href="/products/wall-65/">'
            "Wall 65</a> can give 65 watts and will still give your bare wires 5 volts at the most. That is a "
            "kindness.</p>"
            "<h2>When there is only the wrong voltage</h2>"
            "<p>Then a converter makes the right one. What counts now is power: volts times amperes, with a tenth "
            'lost on the way. In our picture the <a href="/products/step-down/">Step Down</a> makes 5 volts for a '
            "strip that runs at half of its brightness: 1.8 amperes, which is 9 watts. From 12 volts that takes "
            "0.82 amperes, and you can read it on the display. More than 2 amperes it will not give for ever, so a "
            "strip in full white is not for it. Set the voltage <b>before</b> you connect anything.</p>"
            "<h2>What a bench supply is for</h2>"
            "<p>For finding out. Set the voltage, set the limit to a little more than you expect, switch on, read. "
            "If it goes into the limit, nothing is broken yet, and you know that something is wrong. Once you know "
            "that your project takes 140 milliamperes, an ordinary supply for eight euros does it for life.</p>"
            "<h2>Two things never</h2>"
            "<ul><li>Never two supplies on the same wire. The stronger one feeds the weaker one, until one of them "
            "gives in. What they may share is ground, and often must.</li>"
            "<li>Never a mains supply that you have opened. Its large capacitor has a longer memory than "
            "you.</li></ul><h2>And the fuse</h2>"
            "<p>Take one for half as much again as your project needs, in the plus wire, near the supply. It costs "
            "as much as a bread roll. Without it, the thinnest wire in your project is the fuse, and you have laid "
            "it under the carpet.</p>"
        ),
        Goods("To go with it", ("runway-strip", "terminal-set", "gaugefield-41", "ohms-law-for-cooks")),
    ),
)

CELLS = PostText(
    slug="how-long-will-it-run",
    title="How long will it run? Cells by arithmetic",
    intro="One division tells you, if you know two numbers. The first is printed on the cell. The second is not what "
    "you think.",
    description="Work out how long a battery lasts from capacity and average current, choose between pouch and round "
    "cells, and let a small solar panel do the rest.",
    picture="cells",
    day=date(2026, 7, 7),
    author="Ida Kern",
    category="Bench notes",
    tags=("power", "solar", "radio"),
    body=(
        Text(
            "<p>Somebody asks us every week how long a project will run from a cell. We always answer with the same "
            "question: what does it do when it does nothing? Because that is what it does nearly all of the time.</p>"
            "<h2>The division</h2>"
            "<p>Capacity divided by current is time. A cell of 2000 milliampere-hours gives one milliampere for 2000 "
            "hours, or 100 milliamperes for 20. So far, so simple. The number that people get wrong is the current. "
            "They measure it while they look, and while they look, the thing is awake.</p>"
            "<h2>The average</h2>"
            "<p>Take a sensor that wakes up every five minutes, measures and sends for six seconds with 45 "
            "milliamperes, and then sleeps with 11 <i>micro</i>amperes. Six seconds out of 300 are two per cent. "
            "Two per cent of 45 are 0.9 milliamperes. The sleep adds a hundredth of one, so we leave it out.</p>"
            "<p>2000 divided by 0.9 is 2,222 hours. That is what stands on the blackboard: <b>92 days</b>. If you "
            "wake it up every ten minutes, it is half a year. If you save three seconds each time, also. That is why "
            'the <a href="/products/fern-long-range/">Long Range</a> lasts a year: it says eleven bytes and goes '
            "back to bed.</p>"
            "<h2>What is left in the real world</h2>"
            "<p>Take off a fifth. A cell is empty before it is empty: below 3.3 volts your board gives up, and what "
            "is still in there stays in there. Take off another fifth in winter, because cold cells are stiff. And a "
            "lithium cell loses two per cent a month to nobody at all.</p>"
            "<h2>How to measure sleep</h2>"
            "<p>Put the meter between plus and the board, in the milliampere range, with a button across it. Press "
            "while the board starts, since it takes more than the range likes. Let go once it sleeps. If you read "
            "more than a tenth of a milliampere, something is awake: a light, a regulator, a pull-up that feeds a "
            "sensor. It is usually the light.</p>"
        ),
        Goods("On the blackboard", ("pouch-cell", "holder-18650", "sip-charger", "balcony-panel")),
        Text(
            "<h2>Which cell</h2>"
            "<ul><li><b>Pouch</b>: flat, light, 3.7 volts, with protection. Full at 4.2, empty at 3.0. Wants not to "
            "be bent, pierced or squeezed, so leave a millimetre for it to breathe.</li>"
            "<li><b>Round, 18650</b>: a can of steel, hard to offend, easy to change. Two in our "
            '<a href="/products/holder-18650/">holder</a> sit in a row and give 7.4 volts. The milliampere-hours '
            "stay those of one. Always two of the same kind, age and charge.</li>"
            "<li><b>AA</b>: from every kiosk in the world. Two of them are right for what sleeps a lot and is owned "
            "by somebody else.</li>"
            "<li><b>Coin</b>: for clocks. It holds a lot and gives it away in sips; a radio that gulps makes its "
            "voltage faint.</li></ul>"
            "<h2>Charging</h2>"
            "<p>Slowly. In one hour at the fastest, which for 2000 milliampere-hours means 2 amperes, and half of "
            'that is kinder. The <a href="/products/sip-charger/">Sip</a> gives up to one ampere: right for the '
            "1200 and the 2000, too much for the 500, which wants a charger of its own size. Not on a pillow, not in "
            "the sun behind glass, and not below freezing.</p>"
            "<h2>With the sun</h2>"
            "<p>A panel of 6 watts makes about 3 watt-hours on a grey day in December, if it looks south. Our sensor "
            "needs 0.9 milliamperes at 3.7 volts for 24 hours: 0.08. So the panel is forty times too large, and "
            "that is about right, because there are weeks in which snow lies on it.</p>"
            "<h2>When one swells</h2>"
            "<p>Then it is over. Do not press it flat. Take it outside, into a pot of sand, and then to a shop that "
            "sells cells; they have to take it back, and we do too. A cell that is warm while nothing happens is on "
            "the same way.</p>"
        ),
        Goods("To do the sum yourself", ("fern-long-range", "gaugefield-41", "fern-one", "small-voltages")),
    ),
)

MOTORS = PostText(
    slug="motors-without-magic-smoke",
    title="Motors without magic smoke",
    intro="All electronics run on smoke. Once it has come out, they stop. Seven rules that keep it in.",
    description="Seven rules for motors, servos, steppers and solenoids: a supply of their own, a diode, the right "
    "current limit, and the one plug that you never pull.",
    picture="motors",
    day=date(2026, 8, 25),
    author="Tomasz Wolny",
    category="Bench notes",
    tags=("motors", "power"),
    body=(
        Text(
            "<p>A third of the boards that I am sent were killed by a motor. The motor is always fine. Motors are "
            "copper, iron and patience; they survive us all. What dies is the thing that was brave enough to drive "
            "them.</p>"
            "<h2>One: never from a pin</h2>"
            "<p>A pin of a board gives 10 milliamperes gladly and 20 with a sigh. The smallest motor that we sell, "
            'the <a href="/products/purr-130/">Purr</a>, takes 150 while it runs. Between the two there has to be '
            "something that can: a driver, a transistor, a relay. The pin only says yes or no.</p>"
            "<h2>Two: a supply of its own, a ground for both</h2>"
            "<p>When a motor starts, the voltage dips. If your board lives on the same wire, it resets, forgets that "
            "it has started the motor, and starts it. You then own a metronome. So: one supply for what thinks, one "
            "for what moves, and <b>one wire between both grounds</b>, because a signal without a common ground is "
            "an opinion.</p>"
            "<h2>Three: count the first moment</h2>"
            "<p>A motor that stands still takes five to ten times its running current. That is also what it takes "
            'when it is stuck. The <a href="/products/nod-20/">Nod 20</a> wants 2 amperes for a moment; if the '
            "supply says no, the servo twitches and everything else reboots. A capacitor of 1000 microfarads close "
            "to it helps with the moment. It does not help with stuck.</p>"
            "<h2>Four: a diode across every coil</h2>"
            "<p>Switch a coil off, and its current goes on. It has to. If you leave it no way, it makes one, with a "
            "hundred volts, through your transistor. A diode across the coil, its ring towards plus, is that way. "
            'It belongs to motors, relays, and to the <a href="/products/knock/">Knock</a>. Our relay board and our '
            "stepper driver have theirs on board.</p>"
        ),
        Goods("On the mat", ("stride-17", "hush-driver", "roll-wheel", "steady-30")),
        Text(
            "<h2>Five: tell a stepper how much</h2>"
            "<p>A stepper takes what the driver gives, even when it stands still, and turns it into heat. On the "
            "label of the Stride 17 stands 1.5 amperes per phase. Set the "
            '<a href="/products/hush-driver/">Hush</a> to 1.2 with its small screw <b>before</b> you connect the '
            "motor. It will have four fifths of its strength, and you can keep your hand on it. Stick the heat sink "
            "on. Yes, really.</p>"
            "<p>Do not be surprised that the supply shows 0.35 amperes at 12 volts. The driver chops: it takes "
            "little current at a high voltage and gives much at a low one. Only the power has to agree.</p>"
            "<h2>Six: never pull the plug of a stepper that is on</h2>"
            "<p>This is rule four again, from the other side. The moment the plug opens, the coil looks for a way. "
            "It finds the driver. It takes a thousandth of a second, and it does not even smoke. Off, wait for a "
            "breath, then unplug.</p>"
            "<h2>Seven: let the supply be afraid first</h2>"
            "<p>With a bench supply, set the limit to half an ampere and switch on. If the motor turns, raise it "
            "step by step until it turns as it should under load. Then add a quarter and leave it there. From now on "
            "a stuck wheel is a number on a display.</p>"
            "<h2>What it says when it is unhappy</h2>"
            "<ul><li>A servo that <b>hums</b> is pushing against something. Move the arm by one tooth, or ask for "
            "two degrees less.</li>"
            "<li>A stepper that <b>sings and does not turn</b> has one coil the wrong way round, or you ask for too "
            "much speed at once. Let it start slowly.</li>"
            "<li>A motor that makes your <b>sensor dance</b> sparks at its brushes. 100 nanofarads across the two "
            "lugs, twisted wires, and some distance.</li>"
            "<li>A solenoid that <b>smells</b> has been on for too long. Ours want a pulse and a rest.</li></ul>"
            "<h2>What is in the jar</h2>"
            "<p>The jar in the picture stands in our workshop. Its label was a present. We have never opened it, "
            "because I have seen what happens to a driver when the smoke is gone, and nobody sells refills.</p>"
        ),
        Goods("Also driven by these rules", ("nod-20", "knock", "relay-quad", "gears-and-grief")),
    ),
)

POWER = (SUPPLIES, CELLS, MOTORS)

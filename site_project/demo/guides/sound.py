"""Builds for the ears."""

from datetime import date

from site_project.demo.writing import Goods, PostText, Reading, Text

AMP = PostText(
    slug="an-amplifier-in-one-evening",
    title="An amplifier in one evening, and the first record",
    intro="Seventy-four parts, one big knob, and ten minutes in which you must not connect the speakers yet.",
    description="Build the Tin Ear stereo amplifier: the order of the parts, a safe first switch-on, which way "
    "round the speakers belong, and how to get rid of hum.",
    picture="amp",
    day=date(2026, 6, 9),
    author="Ida Kern",
    category="Builds",
    tags=("audio", "kits", "soldering"),
    body=(
        Text(
            "<p>An amplifier is the most thankful thing to build. It does one thing, you hear whether it does it, "
            "and the neighbours confirm it in writing. The "
            '<a href="/products/tin-ear/">Tin Ear</a> has 74 parts, all of them with legs, and each in a bag with a '
            "number. If you have made twenty joints before, you are ready.</p>"
            "<h2>Low parts first</h2>"
            "<p>The board lies on its face while you solder, so what is flat goes in first and what is tall last:</p>"
            "<ol><li>resistors, bent over a pencil so that they all look alike;</li>"
            "<li>the chip’s socket, with its notch to the notch on the board;</li>"
            "<li>small capacitors, then terminals and the power socket;</li>"
            "<li>the four large capacitors: the <b>stripe is minus</b>, and it points to the edge;</li>"
            "<li>the knob’s potentiometer, pressed down while you solder its middle leg;</li>"
            "<li>the heat sink, screwed first and soldered afterwards.</li></ol>"
            "<p>That last order matters. If you solder first and screw then, the screw pulls at legs that cannot "
            "give way any more. They break in a year, on a birthday.</p>"
            "<h2>Ten minutes without speakers</h2>"
            '<p>Now comes the part that people skip. Set a bench supply, such as the <a href="/products/steady-30/">'
            "Steady 30</a>, to 15 volts, and its limit to 200 milliamperes. No speakers, knob to the left. Switch "
            "on. It should take about 80. If it goes into the limit, switch off and look for the stripe that points "
            "the wrong way.</p>"
            "<p>Then measure the direct voltage at both speaker terminals. Below 50 millivolts is right. A volt "
            "would push the cone out and hold it there, until the coil smells. Meters are cheaper than speakers.</p>"
        ),
        Goods("For the evening", ("tin-ear", "bread-bin", "steady-30", "gaugefield-41")),
        Text(
            "<h2>Which way round is a speaker?</h2>"
            "<p>A single one does not care. Two have to agree: when one pushes, the other must not pull, or the bass "
            "meets in the middle of the room and cancels itself. Touch an AA cell to the terminals for a moment. If "
            "the cone jumps out, the cell’s plus is where plus is. Mark it with red.</p>"
            "<p>Wires of hook-up gauge are enough for two metres. No strand may stick out of the terminal: a hair "
            "between plus and minus is a short circuit, and it always chooses the quiet passage.</p>"
            "<h2>How loud is 15 watts?</h2>"
            "<p>Louder than you think. You listen to one watt most of the time. Twice as loud to the ear takes ten "
            "times the power, so from one watt to ten is one step, and from ten to fifteen is hardly any. What you "
            "pay for is the drum that comes in unannounced.</p>"
            "<h2>Power for every day</h2>"
            "<p>The bench supply may go back to work. An old laptop supply of 19 volts with a "
            '<a href="/products/step-down/">Step Down</a> behind it, set to 15.0 before you connect anything, gives '
            "two amperes for ever. That is 30 watts, and enough for both channels in a living room.</p>"
            "<h2>It hums</h2>"
            "<p>Pull the signal cable out. If it is quiet now, the hum comes in through the cable: two devices are "
            "both connected to earth, and the ring that they form catches the house’s 50 hertz. Feed both from the "
            "same socket, and lay the cables side by side. If it still hums with nothing connected, the supply’s "
            "wires run past the input. Twist them, move them, and listen while you move.</p>"
            "<p>A record player has a second way to hum: its thin ground wire. It belongs under a screw of the case. "
            "And it needs a preamplifier for its needle. Ours has one built in; otherwise you will hear a very small "
            "orchestra, far away, without cellos.</p>"
            "<h2>Into a case</h2>"
            '<p>The <a href="/products/amp-case/">finned case</a> is made for such things. Bolt the heat sink to its '
            "floor with a little paste, leave the lid’s slots free, and choose a knob that your hand likes. It will "
            "be warm. It may be.</p>"
        ),
        Goods("For the day after", ("amp-case", "knob-set", "step-down", "hot-side")),
    ),
)

NOISE = PostText(
    slug="gravel-before-the-moth",
    title="Gravel before the Moth: your first synthesizer kit",
    intro="Forty joints, one evening, and then a torch becomes an instrument. If you like it, the large one can wait "
    "until you are ready.",
    description="Why the Gravel noise box is a good first synthesizer kit: the order of building, what to check "
    "before the battery, and how to play it with a torch.",
    picture="noise",
    day=date(2026, 11, 3),
    author="Tomasz Wolny",
    category="Builds",
    tags=("synth", "audio", "kits", "beginners"),
    body=(
        Text(
            "<p>Twice a month somebody buys the Moth as a first kit. Three hundred and twelve joints, nine hours, "
            "and it is a wonderful thing. About half of them write to me in the seventh hour. So here is my advice, "
            "although it costs us money: build the "
            '<a href="/products/gravel/">Gravel</a> first. It has forty joints and no manners.</p>'
            "<h2>What it is</h2>"
            "<p>Three oscillators that disturb each other. Each makes a square wave, the plainest tone there is, "
            "and each is allowed to pull at the next one’s sleeve. Two plates of gold are for your fingers, and one "
            "eye in the middle is for light. There is no keyboard, and nothing that could be called a wrong note. "
            "That takes a load off.</p>"
            "<h2>Building it</h2>"
            "<ol><li>Lay out all of the parts on a sheet and tick them off. What is missing now is a mail; what is "
            "missing later is a search.</li>"
            "<li>Resistors first, flat on the board. Read the rings, or measure each one: the meter is always "
            "right, and brown and red look alike at ten in the evening.</li>"
            "<li>The sockets for the chips. Solder two opposite corners, look whether they lie flat, then the "
            "rest.</li>"
            "<li>Capacitors. The flat brown ones have no direction. The three tall ones do: the stripe is minus.</li>"
            "<li>The light sensor, one finger’s width above the board, so that you can bend it later.</li>"
            "<li>Knobs, jack, battery clip. The chips last, notch to notch.</li></ol>"
            "<p>Look at every joint once against the light. A joint that you are not sure about is one that you are "
            "sure about.</p>"
            "<h2>Before the battery</h2>"
            "<p>Set the meter to beep and hold it to both poles of the clip. It must not beep. Then connect the "
            "block. If a chip gets warm within ten seconds, take it off again: it sits the wrong way round, and if "
            "you are quick it will forgive you.</p>"
        ),
        Goods("For this evening", ("gravel", "ember-go", "sn99-solder", "snip")),
        Text(
            "<h2>No sound?</h2>"
            "<p>Nearly always it is one of four: the battery, the volume, the cable, the notch. In this order. If "
            "only one of the three voices is missing, compare its corner with the two others, part by part. They "
            "are the same circuit three times. That is the best teacher in the kit, and it was an accident.</p>"
            "<p>And you need an amplifier. A line output can whisper to headphones at the most. The speaker in the "
            'picture is a <a href="/products/bread-bin/">Bread Bin</a>; a Tin Ear hides behind it. Turn the volume '
            "down before you plug in. The Gravel knows two levels, and the other one is off.</p>"
            "<h2>Playing</h2>"
            "<p><b>Fingers.</b> Your skin is a resistor, a large one when it is dry and a smaller one when you are "
            "nervous. Lay a finger on each plate and you become a part of the circuit, at nine volts, which you do "
            "not feel. Press harder, and the pitch rises. Hold hands with somebody who touches the other plate.</p>"
            "<p><b>Light.</b> Take a torch and darken the room. Near is high, far is low. Spread your fingers in the "
            "beam and wave: that is a tremolo. A candle sounds like a candle.</p>"
            "<p><b>Knobs.</b> Turn two voices nearly to the same pitch. Between 220 and 223 hertz you hear neither "
            "of them, but something that swells three times a second. The closer, the slower. Sailors, bell founders "
            "and piano tuners live on this.</p>"
            "<h2>Write it down</h2>"
            "<p>It has no memory. Take a strip of paper, draw what you hear, and write three words below. Ours in "
            "the picture says “near, far, away”. Next week you will not know what you meant, and play something "
            "better.</p>"
            "<h2>And then?</h2>"
            "<p>When you have built it, you know sockets, stripes, notches, and how a joint looks that holds. The "
            '<a href="/products/halbton-moth/">Moth</a> asks for nothing else, only for more of it. Wait a month. If '
            "you still have the torch in your pocket by then, you are ready.</p>"
        ),
        Goods("To hear it, and after that", ("bread-bin", "tin-ear", "halbton-moth", "patch-leads")),
        Reading("Once you have built the large one", ("three-sounds-on-the-moth",)),
    ),
)

SOUND = (AMP, NOISE)

"""Builds for the window sill, the kitchen wall and the table."""

from datetime import date

from site_project.demo.writing import Goods, PostText, Saying, Text

PLANT = PostText(
    slug="a-plant-that-says-when",
    title="A plant that says when",
    intro="A probe, a small board and a display. The rubber plant does not get watered by it. It gets asked.",
    description="Build a moisture sensor for a pot plant: wire the probe, calibrate it with a glass of water, turn "
    "volts into per cent, and choose a level for each plant.",
    picture="sill",
    day=date(2026, 4, 28),
    author="Merle Brandt",
    category="Builds",
    tags=("sensors", "plants", "beginners"),
    body=(
        Text(
            "<p>I have drowned more plants than I have dried up. You see a plant that hangs its leaves, you feel "
            "guilty, you pour. But leaves hang in wet soil as well. So I wanted to know what it is like down there, "
            "before I am kind.</p>"
            "<h2>What the probe feels</h2>"
            '<p>The <a href="/products/puddle/">Puddle</a> does not measure how well the soil conducts, as two nails '
            "do. Nails rust, and fertilizer conducts too. It measures through its green skin how much water is "
            "around it, the way your hand feels a person behind a curtain. No metal touches the soil, so nothing "
            "can rust.</p>"
            "<p>Push it in up to the line. Not beyond: above the line sits the electronics, and it likes rain as "
            "little as you do. Not close to the wall of the pot either, where the soil dries first.</p>"
            "<h2>Three wires</h2>"
            '<p>Red to 3.3 volts, black to ground, yellow to an analogue pin of the <a href="/products/fern-mini/">'
            "Fern Mini</a>; on the bag it is called A0. The Glowworm gets the same red and black, and its two wires "
            "for talking go to SDA and SCL. That is the whole circuit.</p>"
            "<p>It will show a number at once: volts. High is dry. Which volts mean thirsty nobody can tell you, "
            "since each probe, each soil and each pot is a little different. So we teach it.</p>"
            "<h2>Two numbers, once</h2>"
            "<ol><li>Lay the dry probe on the table in the sun. Wait a minute, write down the number. Mine said "
            "2.31.</li>"
            "<li>Put it into a glass of water, up to the line. Mine said 1.12.</li></ol>"
            "<p>Everything that ever happens lies between the two. Dry minus now, divided by dry minus wet, times a "
            "hundred: now it speaks in per cent. At 1.82 volts that makes 41, and that is what you see on the "
            "display in our picture.</p>"
        ),
        Goods("On the window sill", ("puddle", "fern-mini", "glowworm-oled", "jumper-ribbon")),
        Text(
            "<h2>Make it calm</h2>"
            "<p>The number trembles. Read it sixteen times and take the middle one, after sorting them. The middle, "
            "not the mean: one wrong reading pulls a mean along, and the middle does not even look up.</p>"
            "<p>Do that once an hour. Soil is slow. In between the board may sleep, and the display may be dark, "
            "which is good for both. I show the number for ten seconds when somebody presses the button.</p>"
            "<h2>When is it thirsty?</h2>"
            "<p>Do not take my numbers. Water as you always do for one week, and write down the per cent each "
            "morning. You will see a saw: up when you pour, then down for days. The place where you would have "
            "poured is its level. For us it is:</p>"
            "<ul><li><b>rubber plant</b>: below 25, then plenty, then wait;</li>"
            "<li><b>basil</b>: below 45, every single day in July;</li>"
            "<li><b>cactus</b>: below 5, and then next month.</li></ul>"
            "<p>Subtract five for peat, add five for clay. After repotting you begin again.</p>"
            "<h2>Why there is no pump</h2>"
            "<p>People ask. A pump is easy; you have a relay in the drawer. But a sensor that slips out of the soil "
            "says “dry”, and it says so all weekend, and a pump believes it. Our parquet is from 1911. If you want "
            "one nevertheless: let it run for five seconds at the most, three times a day at the most, from a "
            "bottle that holds no more than the saucer below the pot. Then the worst that can happen is small.</p>"
            "<h2>The same without tools</h2>"
            '<p>The <a href="/products/plant-minder/">Plant Minder</a> is this guide in a bag, with a face instead '
            "of a number. It smiles and frowns. I know that it has no feelings. I have turned it to the wall once, "
            "before a holiday.</p>"
        ),
        Goods("Without wires, and with light", ("plant-minder", "lumen", "palm-case", "every-ohm")),
    ),
)

PAGE = PostText(
    slug="a-page-on-the-kitchen-wall",
    title="A page on the kitchen wall that needs no cable",
    intro="Three lines of what the day brings, in a picture frame. It changes at five in the morning, and lasts a "
    "year.",
    description="Build a calendar from an e-paper display: wiring, a frame without glare, letters that can be read "
    "from the table, and why the cell lasts a year.",
    picture="page",
    day=date(2026, 11, 10),
    author="Ida Kern",
    category="Builds",
    tags=("displays", "power", "code"),
    body=(
        Text(
            "<p>There is a calendar in your phone. To look at it you take out the phone, and twenty minutes later "
            "you know what an old school friend had for lunch. A page on the wall knows three things and nothing "
            "else.</p>"
            "<h2>What e-paper is good at</h2>"
            '<p>The <a href="/products/slowpaper/">Slowpaper</a> holds its picture without any current. Black, white '
            "and red grains swim in tiny cups, and electricity only moves them. That takes twelve seconds and looks "
            "like a magician with doubts. Then it stands for weeks, readable in full sun.</p>"
            "<p>So it is wrong for clocks and right for days. Refresh it once in the morning, not once a minute. "
            "Always refresh the whole page; if you change only a corner, shadows of yesterday stay. And not below "
            "freezing: cold grains are lazy.</p>"
            "<h2>Eight wires</h2>"
            "<p>Power, ground, and six for talking: <code>DIN</code>, <code>CLK</code>, <code>CS</code>, "
            "<code>DC</code>, <code>RST</code> and <code>BUSY</code>. The last is the one to respect. While it is "
            "low, the page is working, and whoever sends something then gets a page with stripes. Wait for it "
            "before you send, and before you sleep.</p>"
            "<p>A page has 400 times 300 dots, one bit each for black and for red. Makes 30,000 bytes, which fits "
            'into a <a href="/products/fern-one/">Fern One</a> many times over. Draw everything in memory first. '
            "Then send it in one go.</p>"
            "<h2>How large is legible?</h2>"
            "<p>Divide the distance by two hundred. From two metres a letter has to be 10 millimetres high, and one "
            "dot of the Slowpaper measures 0.21, so that is 47 dots. With this rule there is room for a day, three "
            "appointments and a line of small print that you read from close by. More would be a newspaper.</p>"
        ),
        Goods("In the frame", ("slowpaper", "fern-one", "pouch-cell", "jumper-ribbon")),
        Text(
            "<h2>Where the words come from</h2>"
            "<p>Nearly every calendar can give out a secret address that ends in <code>.ics</code>. It is plain "
            "text: each appointment stands between <code>BEGIN:VEVENT</code> and <code>END:VEVENT</code>, with a "
            "start and a name. Fetch it, keep what begins today, sort, take the first three. Appointments that "
            "repeat are the hard part; leave them out in the first week, and write “bins” by hand for each "
            "Wednesday. Keep the address out of the program that you show to others. It opens your year.</p>"
            "<p>If nothing can be fetched, show yesterday’s page with a small note, and try again in an hour. A "
            "page that says “error” at breakfast is worse than none.</p>"
            "<h2>Red for one thing</h2>"
            "<p>Use red once. If two lines are red, none is. For us it is whatever has to be carried out of the "
            "house.</p>"
            "<h2>Why it lasts a year</h2>"
            "<p>Once a day it is awake for twenty seconds: eight with the radio at about 120 milliamperes, twelve "
            "with the page at 8. Together that is 0.3 milliampere-hours. Sleep at 11 microamperes takes another "
            "0.26 in 24 hours. A cell of 2000 would last for ten years by this sum, if cells were honest. They lose "
            "two per cent a month by themselves, and our frame had to be opened after fourteen months. We are "
            "content.</p>"
            "<h2>The frame</h2>"
            "<p>Take a picture frame of 13 by 18 centimetres and take the glass out; glass gives you the kitchen "
            "lamp in the middle of Wednesday. Cut a mat of card with a window of 83 by 62 millimetres, a little "
            "smaller than the picture, and tape the display behind it. The board goes onto spacers beside it, the "
            "cell lies flat at the bottom, and the back stays a millimetre open.</p>"
            "<p>Hang it at the height of the eyes of the smallest person who has appointments.</p>"
        ),
        Saying("I asked who had put the bins out. It was the wall.", "Hanne, third floor"),
        Goods("Behind the frame", ("standoff-set", "steel-rule", "cutting-mat", "field-notes-on-pins")),
    ),
)

AIR = PostText(
    slug="the-number-that-opens-the-window",
    title="The number that opens the window",
    intro="Four people, one room, one hour: the air is used up before the biscuits are. A small case says so in "
    "time.",
    description="Build a CO₂ meter for a desk: what the numbers mean, how fast a room fills up, how to calibrate the "
    "sensor, and where to put it.",
    picture="air",
    day=date(2026, 11, 17),
    author="Ida Kern",
    category="Builds",
    tags=("sensors", "air", "cases"),
    body=(
        Text(
            "<p>In November people close windows and begin to yawn. They say that it is the season. We put a number "
            "onto the table, and it was the window.</p>"
            "<h2>What the number means</h2>"
            "<p>Air outside contains about 420 parts of carbon dioxide in a million. What you breathe out contains "
            "a hundred times as much. The number in a room tells you how much of the air has been in somebody "
            "before. It does not smell, and you get used to it, which is the trouble:</p>"
            "<ul><li><b>below 800</b>: fresh;</li>"
            "<li><b>1,000</b>: time for a window;</li>"
            "<li><b>1,400</b>: people repeat themselves;</li>"
            "<li><b>above 2,000</b>: headache, and decisions that somebody has to take back.</li></ul>"
            "<h2>How fast it goes</h2>"
            "<p>A person who sits gives off about 18 litres of it in an hour. A room of 12 square metres holds "
            "30,000 litres of air. Two people add 36 litres: 1,200 parts in a million in one hour, with everything "
            "closed. You begin at 450. You are at 1,000 after 28 minutes. With four people it is a quarter of an "
            "hour, and the meeting has not even reached its first point.</p>"
            "<h2>A real sensor</h2>"
            '<p>The <a href="/products/nosey/">Nosey</a> shines infrared light through a small chamber. Carbon '
            "dioxide swallows one colour of it; what is missing is counted. There are cheaper parts that smell "
            "alcohol and guess. They find that a peeled orange is a crowd.</p>"
            "<p>It wants 5 volts, since its lamp is hungry, and speaks 3.3 on its two wires. So a "
            '<a href="/products/fern-mini/">Fern Mini</a> can hand it the 5 volts of its USB socket and listen '
            "directly. The Glowworm sits on the same two wires. They take turns.</p>"
        ),
        Goods("In the case", ("nosey", "fern-mini", "glowworm-oled", "palm-case")),
        Text(
            "<h2>Patience, then a rule</h2>"
            "<p>For the first three minutes it tells nonsense. Show dots. After that there is a new reading every "
            "five seconds; take the middle one of the last six, so that somebody who laughs into it does not cause "
            "an alarm.</p>"
            "<p>Then give it two levels and not one. From 1,000 on it says “open it”. It stops saying so below 800. "
            "With a single level it would change its mind all afternoon, and nobody listens to people who do.</p>"
            "<h2>Teach it what fresh is</h2>"
            "<p>Twice a year, put it outside in the shade, out of the wind, for twenty minutes. Then tell it that "
            "this is 420; it is one line in the example, and the sensor keeps it without power. If you never do, it "
            "drifts by some fifty a year, always in the direction that annoys you.</p>"
            "<h2>Into the Palm case</h2>"
            "<p>The window of the case is made for this display. Two changes are needed. Drill six holes of 3 "
            "millimetres near the sensor, below and at the side, because air has to get in. And lay the Nosey away "
            "from the board, with the white filter to the holes: the warmth of a board makes it read too high. The "
            "cable leaves through a notch that you cut with a file. Batteries are not worth it, its lamp would empty "
            "them in two days.</p>"
            "<h2>Where it belongs</h2>"
            "<p>On the table, at the height of heads, one metre from every mouth. Not on the window sill, where it "
            "praises a draught that nobody gets. Not on the shelf at the top either.</p>"
            "<h2>What to do when it calls</h2>"
            "<p>Open wide, on two sides if you have two, for five minutes, then close again. A window that is tilted "
            "all day cools the walls and changes little air. In winter five minutes are enough, because cold air is "
            "in a hurry to come in.</p>"
            "<p>It cannot measure whether the meeting is needed. We have asked.</p>"
        ),
        Goods("For its corner of the table", ("wall-65", "usb-c-cable", "breeze", "why-it-is-not-working")),
    ),
)

HOUSE = (PLANT, PAGE, AIR)

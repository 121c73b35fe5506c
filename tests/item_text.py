"""Item files for tests: small, whole and valid, to be spoilt one line at a time."""

GUIDE = """\
+++
id = "gui-01"
kind = "guide"
title = "How to greet a class"
aim = "Help two classes say hello."
summary = "A short guide to a first hello between two classes."
phase = 1
step = ["own-class"]
stage = ["lks2"]
age_min = 7
age_max = 9
contact_mode = ["none"]
audience_role = "teacher"
minutes = 10
language = "en-GB"
licence = "CC-BY-4.0"
version = "1.0.0"
status = "draft"
created = 2026-11-21
review_due = 2028-11-20
+++
"""

SHEET = '::: sheet id="S1" title="Hello" audience="pupil" copies="pupil"'

CHECK_IN = GUIDE.replace("gui-01", "chk-01").replace('"guide"', '"check-in"') + "\n## How it goes\nShow your weather.\n"

TEMPLATE = (
    GUIDE.replace("gui-01", "xt-01").replace('"guide"', '"exchange-template"')
    + f"""
## How it works
{{{{our.class}}}} writes to {{{{partner.class}}}}.

## Run it in 20 minutes
Write one line each.

## When it arrives
Read it twice.

## Sheets

{SHEET}
Dear {{{{partner.class}}}}, we like [____________].
@sign | Teacher | Second adult
:::
"""
)

LESSON = """\
+++
id = "com-lks2-01"
kind = "lesson"
title = "The map of what matters"
aim = "Make one map of sounds from many answers."
summary = "The class listens and makes a map of sounds that the partner class can use."
theme = "community"
theme_also = ["diversity"]
phase = 1
step = ["own-class", "exchange"]
stage = ["lks2"]
year_group = ["Y3", "Y4"]
age_min = 7
age_max = 9
contact_mode = ["paper"]
settings_suitable = ["mainstream"]
audience_role = "student"
educational_use = "instruction"
minutes = 30
prep_min = 5
grouping = ["whole", "pair"]
outcome = "I can add a sound to a map."
key_points = ["A map can show sounds.", "A place can be calm and busy."]
success_criteria = ["I can listen.", "I can draw a sound.", "I can say why."]
check_in = "chk-01"
related = ["xt-01"]
oracy = ["linguistic"]
contested = "none"
subjects = ["geography"]
home_link = "Count the sounds in one room."
review_prompts = ["Who listened well?"]
sources = ["Pettigrew 1998, Intergroup contact theory."]
inclusive_checks = "2026-11"
language = "en-GB"
licence = "CC-BY-4.0"
version = "1.0.0"
status = "draft"
created = 2026-11-21
review_due = 2028-11-20

[[cuts]]
id = "15"
title = "Quarter of an hour"
minutes = 15

[[steps]]
title = "Starter quiz"
minutes = 10
grouping = "whole"
say = "What does a map show?"
cut = { 15 = 5 }

[[steps]]
title = "Listen and draw"
minutes = 20
grouping = "pair"
say = "Close your mouths and open your ears."
cut = { 15 = 10 }

[[keywords]]
word = "map"
definition = "a picture of a place from above"
example = "The map shows the hall."
symbol = "map"

[[misconceptions]]
belief = "A map must show roads."
reply = "What is your map for?"

[[equipment]]
item = "pencils"
quantity = "1 each"
instead = "any pen"

[[stems]]
tier = 1
text = "I can hear ..."

[[stems]]
tier = 2
text = "I can hear ... because ..."

[[stems]]
tier = 3
text = "Although ..., I can hear ..."

[[quiz_start]]
question = "What can a plan show?"
type = "choice"
answers = ["walls", "moods", "smells"]
correct = 1
feedback = ["", "Whom would you ask?", "What would you sniff?"]

[[quiz_end]]
question = "Tell a partner one sound."
type = "short"
strong = "The gate squeaks at noon."
weak = "Noise."
reply = "Which noise?"

[adapt.eal]
A = "Point to the sound."
B = "Use two words."
C = "Use the frame."
D = "Use a richer verb."
E = "Write it twice."

[adapt.send]
communication = "Show the walk as a strip."
cognition = "Two stops only."
emotional = "Choose the quiet stop."
sensory_physical = "Take the route without steps."

[safety]
guidance = ["upsetting"]
label = "A sound may upset somebody."
adult_level = 1
distancing = "The model is invented."
signposts = ["class adult"]
disclosure = "Thank you for telling me."
hurtful_remark = "We speak of places."

[contact_conditions]
equal_status = "Both classes send as many maps."
common_goal = "One long map."
cooperation = "Each class needs the other."
authority_support = "Both heads see it."
friendship = "We answer each other."

[exchange]
send = ["one map", "a cover note"]
receive = "guess, see, reply"
templates = ["xt-01"]
privacy_level = 0
question_back = "Where would you stand?"

[[alignments]]
code = "nc-spoken:2"
strength = "direct"
where = "step 2"

[[alignments]]
code = "nc-spoken:6"
strength = "partial"
where = "step 1"

[reading_age]
pupil = "7-9"
+++

## Before you teach
A map can show what people **hear**.

## The lesson

### Starter quiz
> **Say:** "What does a map show?"

### Listen and draw
Walk to each stop.

## Questions and talk
- Which sound came first?

## Adapt

### Stretch
Draw two maps.

### Repeaters
Use last year's map.

### Mixed age
Older pupils write.

### Virtual
Play the sounds.

### Paper only
Send the map.

### Sensory route
Feel the wall.

## Sheets

::: sheet id="S1" title="My map" audience="pupil" copies="pupil"
My place is the [____________].
@draw-box 170 x 120 mm | Draw your place.
:::

::: sheet id="S2" title="My map, with help" audience="pupil" copies="pupil" level="supported" of="S1"
[ ] I heard it.
@write-lines 2 x 10 mm | I heard
:::

## Exchange
Send the maps.

## Assessment
Look for one sound on each map.
"""


def guide(body: str) -> str:
    """A guide with this text below its facts."""
    return f"{GUIDE}\n{body}\n"


def sheet(body: str) -> str:
    """A guide with one sheet that holds this text."""
    return guide(f"## Sheets\n\n{SHEET}\n{body}\n:::")


def line_of(text: str, words: str) -> int:
    """The 1-based line on which some words first stand."""
    return text[: text.index(words)].count("\n") + 1

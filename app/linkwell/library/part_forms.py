"""Worksheet parts that are forms: comic strip, map frame, postcard, certificate, rows to fill in, reply slip.

Each puts slots on a grid of true millimetres. Nothing here asks for an address or a surname: a postcard goes to a
class in a school.
"""

from linkwell.domain.document import Block, Form, FormRow, Run, Slot, Text, Tick, words
from linkwell.library.part_call import PartCall, PartFault, labelled, length, named_symbol, prompt, said, sizes, whole

_BETWEEN = 6.0
_LINE = 11.0
_POSTCARD_MM = 148.0
_GRID = frozenset({"grid"})
_PICTURE = frozenset({"picture"})
_MOST_ACROSS = 3
_COLUMNS = 6


def comic(call: PartCall) -> Block:
    """`@comic 4 x 60 mm | caption`: panels in rows, each with its caption and a line below."""
    form = "@comic 4 x 60 mm | First caption | Second caption"
    number, height = sizes(call, 2, form)
    count = whole(number, 9, "panels", least=2)
    labels = labelled(call, 0, count, form)
    labels += ((),) * (count - len(labels))
    across = _MOST_ACROSS if count == _MOST_ACROSS or count > 4 else 2
    rows: list[FormRow] = []
    for start in range(0, count, across):
        shown = range(start, min(start + across, count))
        panels = [Slot(edges="trbl", answer=f"panel {index + 1} of {count}, to draw in") for index in shown]
        captions = [Slot(labels[index], role="small", centred=True) for index in shown]
        lines = [Slot(edges="b", answer=f"words under panel {index + 1}") for index in shown]
        rows.append(FormRow(_apart(panels, across), length(height)))
        rows += [FormRow(_apart(captions, across))] if any(labels[index] for index in shown) else []
        rows += [FormRow(_apart(lines, across), _LINE), FormRow((Slot(span=2 * across - 1),), 4.0)]
    widths = (60.0, *(side for _ in range(across - 1) for side in (_BETWEEN, 60.0)))
    return Form(widths, tuple(rows[:-1]), f"A comic strip of {count} panels.", key=call.key)


def map_frame(call: PartCall) -> Block:
    """`@map 120 mm grid 6 x 5 | title`: a frame with a title, squares with letters and numbers, key and compass."""
    form = "@map 120 mm | Our yard, or @map 120 mm grid 6 x 5 | Our yard"
    squares = "grid" in call.arguments.split()
    height, *numbers = sizes(call, 3 if squares else 1, form, _GRID)
    across, down = (whole(number, 12, "squares") for number in numbers) if squares else (1, 1)
    title = prompt(call, form) or words("A map of")
    columns = across if squares else _COLUMNS
    top = FormRow((Slot(title, columns // 2 + 1, "label"), _title_line(columns)), _LINE)
    gap = FormRow((Slot(span=columns + 1),), 2.5)
    what = f"a map, {across} squares across and {down} down" if squares else "a map to draw"
    body = _squares(across, down, length(height) / down, what) if squares else _open_map(columns, height, what)
    alt = f"A frame for a map: {said(title)}."
    widths = (7.0, *((160.0 / columns),) * columns)
    return Form(widths, (top, gap, *body, gap, *_key(columns, call)), alt, key=call.key)


def postcard(call: PartCall) -> Block:
    """`@postcard | words above the message`, or `@postcard picture | words`: one side of a card of true size."""
    form = "@postcard | Dear friends, or @postcard picture | Draw a place you like."
    sizes(call, 0, form, _PICTURE)
    lead = prompt(call, form)
    if "picture" in call.arguments.split():
        row = (FormRow((Slot(lead, role="small"),), 8.0), FormRow((Slot(answer="the picture side"),), 87.0))
        return Form((_POSTCARD_MM,), row, "The picture side of a postcard.", "cut", _POSTCARD_MM, call.key)
    lines = [("", ""), ("", ""), ("To", ""), ("class", "b"), ("school", "b"), ("", "")]
    stamp = ("trl", "rl", "rbl", "", "", "")
    rows = [FormRow((Slot(lead, role="small"), Slot(span=4)), _LINE)]
    for index, (label, edge) in enumerate(lines):
        message = Slot(edges="b", answer=f"line {index + 1} of the message")
        rows.append(FormRow((message, Slot(edges="r"), Slot(), *_addressed(label, edge, stamp[index])), 14.0))
    return Form(
        (76.0, 4.0, 4.0, 40.0, 24.0), tuple(rows), "The message side of a postcard.", "cut", _POSTCARD_MM, call.key
    )


def certificate(call: PartCall) -> Block:
    """`@certificate | title | for whom | for what | who signs`: a page to frame, with a place for the date."""
    form = "@certificate | Certificate | {{partner.class}} | for listening so well | Class teacher"
    sizes(call, 0, form)
    title, *others = labelled(call, 1, 5, form)
    given: list[Text] = [*others, (), ()]
    whom, reason, signs = given[0], given[1], others[2:]
    if any(not sign for sign in signs):
        raise PartFault(f"Write it as: {form}.")
    places = [*signs, words("Date")]
    columns = 2 * len(places) - 1
    who = Slot(whom, columns, "title", centred=True) if whom else Slot((), columns, edges="b", answer="for whom")
    why = Slot(reason, columns, centred=True) if reason else Slot((), columns, edges="b", answer="for what")
    rows = (
        FormRow((Slot(span=columns, centred=True, picture=named_symbol("ribbon", call)),), 28.0),
        FormRow((Slot(title, columns, "title", centred=True),), 18.0),
        FormRow((Slot(words("for"), columns, centred=True),), 11.0),
        FormRow((who,), 20.0),
        FormRow((why,), 26.0),
        FormRow(_apart([Slot(edges="b", answer=f"{said(place)}: write here") for place in places], len(places)), 26.0),
        FormRow(_apart([Slot(place, role="small", centred=True) for place in places], len(places)), 8.0),
    )
    widths = (50.0, *(side for _ in places[1:] for side in (10.0, 50.0)))
    return Form(widths, rows, "A certificate.", "double", key=call.key)


def form_rows(call: PartCall) -> Block:
    """`@form | Name | [ ] yes [ ] no`: a line to write on for each label, or its boxes; `@form 2` in two columns."""
    form = "@form | Our class | We can come: [ ] yes [ ] no, or @form 2 for two columns"
    across = 1
    if call.arguments:
        across = whole(sizes(call, 1, form)[0], 2, "columns")
    labels = labelled(call, 1, 24, form, empty=False)
    return Form(_field_widths(across), _fields(labels, across), "", key=call.key)


def reply_slip(call: PartCall) -> Block:
    """`@reply-slip | Return by ... | Name | [ ] yes [ ] no`: a line to cut along, words, and rows to fill in."""
    form = "@reply-slip | Please return by {{reply_by}} | Child's first name | [ ] Yes [ ] No | Signed"
    sizes(call, 0, form)
    lead, *labels = labelled(call, 2, 16, form, empty=False)
    heading = FormRow((Slot(lead, 2, "label"),), 10.0)
    return Form(_field_widths(1), (heading, *_fields(tuple(labels), 1)), "A slip to return.", "tear", key=call.key)


def _apart(slots: list[Slot], across: int) -> tuple[Slot, ...]:
    """The slots with narrow empty ones between them, and empty ones to fill the row."""
    full = slots + [Slot()] * (across - len(slots))
    return (full[0], *(slot for one in full[1:] for slot in (Slot(), one)))


def _title_line(columns: int) -> Slot:
    return Slot((), columns - columns // 2, edges="b", answer="the title of the map")


def _open_map(columns: int, height: float, what: str) -> list[FormRow]:
    return [FormRow((Slot(span=columns + 1, edges="trbl", answer=what),), length(height))]


def _squares(across: int, down: int, height: float, what: str) -> list[FormRow]:
    """Squares with letters above and numbers beside them."""
    letters = [Slot(words(chr(ord("A") + index)), role="small", centred=True) for index in range(across)]
    rows = [FormRow((Slot(), *letters))]
    for index in range(down):
        cells = [Slot(edges="trbl", answer=what if index == at == 0 else "") for at in range(across)]
        rows.append(FormRow((Slot(words(str(index + 1)), role="small", centred=True), *cells), height))
    return rows


def _key(columns: int, call: PartCall) -> list[FormRow]:
    """The box for the key, and the compass beside it."""
    beside = max(1, round(columns / 6))
    wide = columns + 1 - beside
    first = Slot(words("Key"), wide, "label", edges="trbl")
    compass = Slot(span=beside, centred=True, picture=named_symbol("compass", call))
    last = Slot((), wide, edges="rbl", answer="more of the key")
    middle = Slot((), wide, edges="rbl", answer="the first line of the key")
    return [
        FormRow((first, compass), 18.0),
        FormRow((middle, Slot(span=beside)), _LINE),
        FormRow((last, Slot(span=beside)), _LINE),
    ]


def _addressed(label: str, edge: str, stamp: str) -> tuple[Slot, ...]:
    """The right half of a line of a postcard: whom it goes to, and a piece of the place for the stamp."""
    if stamp:
        return Slot(words(label, strong=True)), Slot(edges=stamp)
    return (Slot(words(label), 2, "small", edge, answer=f"the {label}" if edge else ""),)


def _field_widths(across: int) -> tuple[float, ...]:
    return (3.0, 5.0) if across == 1 else (3.0, 4.0, 0.6, 3.0, 4.0)


def _fields(labels: tuple[Text, ...], across: int) -> tuple[FormRow, ...]:
    rows: list[FormRow] = []
    for start in range(0, len(labels), across):
        slots: list[Slot] = []
        for number, label in enumerate(labels[start : start + across]):
            slots += [Slot()] if number else []
            slots += _field(label)
        if len(labels[start : start + across]) < across:
            slots.append(Slot(span=3))
        rows.append(FormRow(tuple(slots), _LINE))
    return tuple(rows)


def _field(label: Text) -> list[Slot]:
    """A label with a line beside it; one that has boxes to tick needs no line."""
    if any(isinstance(inline, Tick) for inline in label):
        return [Slot(label, 2)]
    return [Slot(label), Slot(edges="b", answer=said(tuple(part for part in label if isinstance(part, Run))))]

"""The note types. What is published here is for life: ids never change, fields only grow into the spare ones."""

from deckgen.deck.notes import Faces, Field, NoteType, Slot, Template


def _fields(first_id: int, *names: str) -> tuple[Field, ...]:
    """Fields with consecutive ids: a name may change, its place and the count may not."""
    return tuple(Field(first_id + place, name) for place, name in enumerate(names))


_STAR = (
    Slot("part", "Situation", "S", "Situation seconds"),
    Slot("part", "Task", "T", "Task seconds"),
    Slot("part", "Action", "A", "Action seconds"),
    Slot("part", "Result", "R", "Result seconds"),
)

QUESTION = NoteType(
    id=1763800100100,
    name="Deckgen Question",
    kind="question",
    fields=_fields(
        1763800100110,
        "Key",
        "Question",
        "Principle",
        "Code",
        "Time",
        "Gap",
        "Pocket",
        "Angle",
        "Story",
        "Claims",
        "Situation",
        "Task",
        "Action",
        "Result",
        "Situation seconds",
        "Task seconds",
        "Action seconds",
        "Result seconds",
        "Lesson",
        "Framework",
        "Backup story",
        "Backup",
        "Trap",
        "Good answer",
        "Follow-ups",
        "Spare 1",
        "Spare 2",
        "Spare 3",
        "Spare 4",
    ),
    screen=Template(
        id=1763800100190,
        name="Answer",
        front=(
            Slot("kicker", "", "Question", "Time"),
            Slot("prompt", "Question"),
            Slot("fold", "Principle", "Which principle?"),
            Slot("fold", "Pocket", "In short"),
        ),
        back=(
            Slot("kicker", "Principle", aside="Time", code="Code"),
            Slot("echo", "Question"),
            Slot("gap", "Gap", "Still to write"),
            Slot("angle", "Angle"),
            Slot("title", "Story", aside="Claims"),
            *_STAR,
            Slot("section", "Lesson", "Lesson"),
            Slot("section", "Good answer", "A good answer"),
            Slot("fold", "Framework", "Framework"),
            Slot("fold", "Backup", "Backup", "Backup story"),
            Slot("fold", "Trap", "Trap"),
            Slot("fold", "Follow-ups", "Follow-ups"),
        ),
    ),
    paper=Faces(
        front=(
            Slot("kicker", "Principle", code="Code"),
            Slot("prompt", "Question"),
            Slot("gap", "Gap", "Still to write"),
            Slot("points", "Pocket"),
        ),
        back=(
            Slot("title", "Story", aside="Claims"),
            Slot("angle", "Angle"),
            *_STAR,
            Slot("section", "Trap", "Trap"),
            Slot("section", "Good answer", "A good answer"),
        ),
    ),
)

STORY = NoteType(
    id=1763800100200,
    name="Deckgen Story",
    kind="story",
    fields=_fields(
        1763800100210,
        "Key",
        "Title",
        "Time",
        "Kinds",
        "Claims",
        "Pocket",
        "Situation",
        "Task",
        "Action",
        "Result",
        "Situation seconds",
        "Task seconds",
        "Action seconds",
        "Result seconds",
        "Lesson",
        "Figures",
        "Follow-ups",
        "Spare 1",
        "Spare 2",
        "Spare 3",
        "Spare 4",
    ),
    screen=Template(
        id=1763800100290,
        name="Tell",
        front=(
            Slot("kicker", "Kinds", "Story", "Time"),
            Slot("prompt", "Title"),
            Slot("fold", "Pocket", "In short"),
        ),
        back=(
            Slot("kicker", "Kinds", "Story", "Time"),
            Slot("title", "Title", aside="Claims"),
            *_STAR,
            Slot("section", "Lesson", "Lesson"),
            Slot("section", "Figures", "Figures"),
            Slot("fold", "Follow-ups", "Follow-ups"),
        ),
    ),
    paper=Faces(
        front=(
            Slot("kicker", "Kinds", "Story", "Time"),
            Slot("prompt", "Title"),
            Slot("points", "Pocket"),
        ),
        back=(
            Slot("title", "Title", aside="Claims"),
            *_STAR,
            Slot("section", "Lesson", "Lesson"),
        ),
    ),
)

PRINCIPLE = NoteType(
    id=1763800100300,
    name="Deckgen Principle",
    kind="principle",
    fields=_fields(
        1763800100310,
        "Key",
        "Name",
        "Code",
        "Meaning",
        "Probes",
        "Primary",
        "Backup",
        "Gap",
        "Spare 1",
        "Spare 2",
        "Spare 3",
        "Spare 4",
    ),
    screen=Template(
        id=1763800100390,
        name="Mean",
        front=(Slot("kicker", "", "Principle"), Slot("prompt", "Name")),
        back=(
            Slot("kicker", "Name", code="Code"),
            Slot("body", "Meaning"),
            Slot("section", "Probes", "Ask yourself"),
            Slot("section", "Primary", "Lead with"),
            Slot("section", "Backup", "Backup"),
            Slot("gap", "Gap", "Still to write"),
        ),
    ),
    paper=Faces(
        front=(Slot("kicker", "", "Principle", code="Code"), Slot("prompt", "Name"), Slot("points", "Probes")),
        back=(
            Slot("title", "Name"),
            Slot("body", "Meaning"),
            Slot("section", "Primary", "Lead with"),
            Slot("section", "Backup", "Backup"),
            Slot("gap", "Gap", "Still to write"),
        ),
    ),
)

FRAMEWORK = NoteType(
    id=1763800100400,
    name="Deckgen Framework",
    kind="framework",
    fields=_fields(
        1763800100410, "Key", "Name", "Time", "Guidance", "Steps", "Spare 1", "Spare 2", "Spare 3", "Spare 4"
    ),
    screen=Template(
        id=1763800100490,
        name="Steps",
        front=(Slot("kicker", "", "Framework", "Time"), Slot("prompt", "Name")),
        back=(
            Slot("kicker", "", "Framework", "Time"),
            Slot("title", "Name"),
            Slot("body", "Guidance"),
            Slot("body", "Steps"),
        ),
    ),
    paper=Faces(
        front=(Slot("kicker", "", "Framework", "Time"), Slot("prompt", "Name"), Slot("body", "Guidance")),
        back=(Slot("title", "Name"), Slot("body", "Steps")),
    ),
)

CHECKLIST = NoteType(
    id=1763800100500,
    name="Deckgen Checklist",
    kind="checklist",
    fields=_fields(1763800100510, "Key", "Name", "Guidance", "Items", "Spare 1", "Spare 2", "Spare 3", "Spare 4"),
    screen=Template(
        id=1763800100590,
        name="Items",
        front=(Slot("kicker", "", "Checklist"), Slot("prompt", "Name"), Slot("body", "Guidance")),
        back=(Slot("kicker", "", "Checklist"), Slot("title", "Name"), Slot("body", "Guidance"), Slot("body", "Items")),
    ),
    paper=Faces(
        front=(Slot("kicker", "", "Checklist"), Slot("prompt", "Name"), Slot("body", "Guidance")),
        back=(Slot("title", "Name"), Slot("body", "Items")),
    ),
)

NOTE_TYPES = (QUESTION, STORY, PRINCIPLE, FRAMEWORK, CHECKLIST)

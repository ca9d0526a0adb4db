"""The note types of principles, frameworks and checklists. Their ids never change: Anki knows them by these."""

from deckgen.deck.notes import Faces, NoteType, Slot, Template, numbered

PRINCIPLE = NoteType(
    id=1763800100300,
    name="Deckgen Principle",
    kind="principle",
    fields=numbered(
        1763800100310,
        "Key",
        "Name",
        "Code",
        "Meaning",
        "Probes",
        "Primary",
        "Backup",
        "Gap",
        "Stamp",
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
    fields=numbered(
        1763800100410, "Key", "Name", "Time", "Guidance", "Steps", "Stamp", "Spare 2", "Spare 3", "Spare 4"
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
    fields=numbered(1763800100510, "Key", "Name", "Guidance", "Items", "Stamp", "Spare 2", "Spare 3", "Spare 4"),
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

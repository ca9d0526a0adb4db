"""All note types. What is published of them is for life: ids never change, fields only grow into the spare ones."""

from deckgen.deck.guidance_types import CHECKLIST, FRAMEWORK, PRINCIPLE
from deckgen.deck.story_types import QUESTION, STORY

NOTE_TYPES = (QUESTION, STORY, PRINCIPLE, FRAMEWORK, CHECKLIST)

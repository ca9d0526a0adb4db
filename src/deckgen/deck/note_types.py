"""All note types. Once published, ids never change, and a new field takes the place of a spare one."""

from deckgen.deck.guidance_types import CHECKLIST, FRAMEWORK, PRINCIPLE
from deckgen.deck.story_types import QUESTION, STORY

NOTE_TYPES = (QUESTION, STORY, PRINCIPLE, FRAMEWORK, CHECKLIST)

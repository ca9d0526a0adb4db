import re
from pathlib import Path
from typing import Any

import deckgen

PAGE = (Path(__file__).parent.parent / "docs" / "api.md").read_text("utf-8")


def test_the_examples_of_the_library_page_run_from_top_to_bottom() -> None:
    examples = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    for number, example in enumerate(examples):
        exec(compile(example, f"docs/api.md, example {number + 1}", "exec"), names)

    assert len(examples) >= 8


def test_the_page_names_every_function_and_every_attribute_of_a_rendering() -> None:
    functions = [name for name in deckgen.__all__ if name.islower() and name != "__version__"]
    attributes = [*deckgen.Rendered.__dataclass_fields__, "ok", "lock"]

    assert [name for name in (*functions, *attributes) if f"{name}" not in PAGE] == []

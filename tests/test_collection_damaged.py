from contextlib import suppress
from datetime import timedelta

import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anki_files import PACKAGES, WHOLE, AnkiFiles, zipped
from deckgen.collection.read import read
from deckgen.collection.unreadable import UnreadableCollection

PATCHES = st.lists(
    st.tuples(
        st.floats(0, 1) | st.floats(0, 0.01) | st.floats(0.99, 1),
        st.binary(min_size=1, max_size=8) | st.sampled_from([b"\xff" * 8, bytes(8), b"\x7f\xff\xff\xff"]),
        st.sampled_from(["over", "in", "cut"]),
    ),
    min_size=1,
    max_size=12,
)


def patched(data: bytes, patches: list[tuple[float, bytes, str]]) -> bytes:
    for share, other, how in patches:
        place = int(share * len(data))
        rest = {"over": place + len(other), "in": place, "cut": place + 40 * len(other)}[how]
        data = data[:place] + (b"" if how == "cut" else other) + data[rest:]
    return data


@settings(max_examples=150, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*PACKAGES, *WHOLE]), inside=st.booleans(), patches=PATCHES)
def test_a_damaged_file_is_read_or_refused(
    files: AnkiFiles, name: str, inside: bool, patches: list[tuple[float, bytes, str]]
) -> None:
    data = (files.folder / name).read_bytes()
    if inside:  # past the checksum of the zip file
        collection = (files.folder / "profile/collection.anki2").read_bytes()
        data = zipped("collection.anki21b", zstandard.compress(patched(collection, patches)))
    else:
        data = patched(data, patches)

    with suppress(UnreadableCollection):
        read(data)

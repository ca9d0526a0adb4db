"""The objects of a PDF, numbered in the order they are made, and the file they add up to."""

import zlib
from hashlib import md5
from itertools import accumulate

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""Version 1.7: earlier ones cannot ask a printer for duplex. The second line marks the file as binary."""


_COMPRESSION = 3
"""Of zlib. The default takes twice as long, for 2 % less."""


class PdfFile:
    """The objects of one PDF. A reference, such as ``12 0 R``, stands for an object wherever another one names it."""

    def __init__(self) -> None:
        self._objects: dict[str, bytes] = {}

    def reserve(self) -> str:
        """A reference to an object that ``define`` must still be given."""
        reference = f"{len(self._objects) + 1} 0 R"
        self._objects[reference] = b"null"
        return reference

    def define(self, reference: str, body: str) -> None:
        """Set a reserved object, in PDF syntax and ASCII."""
        self._objects[reference] = body.encode("ascii")

    def add(self, body: str) -> str:
        """Add an object, in PDF syntax and ASCII; returns its reference."""
        reference = f"{len(self._objects) + 1} 0 R"
        self._objects[reference] = body.encode("ascii")
        return reference

    def add_stream(self, data: bytes, entries: str = "") -> str:
        """Add a compressed stream with some ``entries`` in its dictionary; returns its reference."""
        packed = zlib.compress(data, _COMPRESSION)
        reference = self.reserve()
        dictionary = f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>"
        self._objects[reference] = b"%b\nstream\n%b\nendstream" % (dictionary.encode("ascii"), packed)
        return reference

    def written(self, catalog: str, info: str) -> bytes:
        """The whole file; ``catalog`` and ``info`` are references to its root and to what it says of itself.

        The file's identifier is made from its content, so that equal documents are equal bytes.
        """
        objects = [b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(self._objects.values(), start=1)]
        *offsets, table_offset = accumulate(map(len, objects), initial=len(_HEADER))
        body = b"".join(objects)
        identifier = md5(body, usedforsecurity=False).hexdigest()
        size = len(objects) + 1
        table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
        trailer = f"<</Size {size}/Root {catalog}/Info {info}/ID[<{identifier}><{identifier}>]>>"
        end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{table_offset}\n%%EOF\n"
        return _HEADER + body + end.encode("ascii")


def text_string(text: str) -> str:
    """Text outside of page content: UTF-16 in hexadecimal, in which nothing has to be escaped."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"

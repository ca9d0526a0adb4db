"""The database inside an Anki package, unpacked in memory and never past a limit."""

import io
import struct
import zipfile
import zlib
from typing import IO

from deckgen.collection.protobuf import number_in
from deckgen.collection.unreadable import WHAT_TO_EXPORT, UnreadableCollection, damaged, newer

# The collection by the version of a package. All have the oldest: later ones ask an old Anki to upgrade in it.
_ZSTD = "collection.anki21b"
_MEMBERS = {1: "collection.anki2", 2: "collection.anki21", 3: _ZSTD}
_VERSION = 1  # the number of "version" in import_export.proto, PackageMetadata
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # Anki reads no others
_ENCRYPTED = 0x1
_PIECE = 1 << 20
# What zipfile raises at damage, in a header or in the data.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
    LookupError,
    OverflowError,
)


def unpack(package: IO[bytes], name: str, limit: int) -> bytearray:
    """The database in a package; at most ``limit`` bytes are unpacked, whatever size the package declares.

    Raises:
        UnreadableCollection: there is none, it is damaged, or it is too large.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            member = archive.getinfo(_member_name(archive, name))
            data = _unzipped(archive, member, name, limit)
    except UnreadableCollection:
        raise
    except _DAMAGE as error:
        raise damaged(name) from error
    return _decompressed(data, name, limit) if member.filename == _ZSTD else data


def _member_name(archive: zipfile.ZipFile, name: str) -> str:
    """Which member is the collection: what the package says, or the newest in one that is too old to say."""
    members = [member for member in _MEMBERS.values() if member in archive.NameToInfo]
    if not members:
        raise UnreadableCollection(f"'{name}' is a zip file without an Anki collection", WHAT_TO_EXPORT)
    if "meta" not in archive.NameToInfo:
        return members[-1]
    version = number_in(_unzipped(archive, archive.getinfo("meta"), name, _PIECE), _VERSION)
    if version > max(_MEMBERS):
        raise newer(name)
    return _MEMBERS[version]


def _unzipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limit: int) -> bytearray:
    if member.compress_type not in _METHODS or member.flag_bits & _ENCRYPTED:
        raise UnreadableCollection(f"'{name}' is a zip file of a kind that Anki does not use", WHAT_TO_EXPORT)
    with archive.open(member) as stream:
        return _bounded(stream, name, limit)


def _decompressed(data: bytearray, name: str, limit: int) -> bytearray:
    try:
        import zstandard
    except ImportError as error:
        hint = "pip install 'deckgen[against]', or tick 'Support older Anki versions' when exporting"
        raise UnreadableCollection(f"reading '{name}' needs the package 'zstandard'", hint) from error
    try:
        with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data), read_across_frames=True) as reader:
            return _bounded(reader, name, limit)
    except zstandard.ZstdError as error:
        raise damaged(name) from error


def _bounded(source: IO[bytes], name: str, limit: int) -> bytearray:
    """Everything in a source; read in pieces, because the size that a file declares may be a lie."""
    data = bytearray()
    while piece := source.read(_PIECE):
        data += piece
        if len(data) > limit:
            hint = "export only the deck of this bank, or name the profile's 'collection.anki2' itself"
            raise UnreadableCollection(f"'{name}' is larger than {limit >> 20} MiB when unpacked", hint)
    return data

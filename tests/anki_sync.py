"""Anki's own sync server on this machine, and devices that sync with it. Not a test module."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from anki.collection import Collection
from anki.models import ModelManager
from anki.sync_pb2 import SyncCollectionResponse

import real_anki

USER, PASSWORD = "someone", "secret"
PATIENCE_S = 30
UPLOAD = (SyncCollectionResponse.FULL_SYNC, SyncCollectionResponse.FULL_UPLOAD)
DOWNLOAD = (SyncCollectionResponse.FULL_SYNC, SyncCollectionResponse.FULL_DOWNLOAD)
NORMAL = (SyncCollectionResponse.NO_CHANGES, SyncCollectionResponse.NORMAL_SYNC)


@contextmanager
def sync_server(folder: Path) -> Iterator[str]:
    """A sync server that keeps its data in a folder, as the address of it; it ends with the block."""
    folder.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {"SYNC_USER1": f"{USER}:{PASSWORD}", "SYNC_BASE": str(folder)}
    settings |= {"SYNC_HOST": "127.0.0.1", "SYNC_PORT": str(port), "RUST_LOG": "error"}
    server = subprocess.Popen([sys.executable, "-m", "anki.syncserver"], env={**os.environ, **settings})
    try:
        _wait_for(server, port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    end_s = time.monotonic() + PATIENCE_S
    while server.poll() is None and time.monotonic() < end_s:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError("the sync server does not answer")


class Device:
    """A collection on one device, logged in to a sync server."""

    def __init__(self, folder: Path, server: str) -> None:
        self.anki = real_anki.collection(folder)
        self._login = self.anki.sync_login(USER, PASSWORD, server)

    def sync(self) -> None:
        """Sync as a person does from day to day; a full sync, which loses one side's changes, is a failure."""
        required = self._required()
        assert required in NORMAL, SyncCollectionResponse.ChangesRequired.Name(required)

    def upload(self) -> None:
        """Replace what the server has by this collection, as the first sync of the first device does."""
        self._in_full(UPLOAD, upload=True)

    def download(self) -> None:
        """Replace this collection by what the server has, as the first sync of any other device does."""
        self._in_full(DOWNLOAD, upload=False)

    def _in_full(self, possible: tuple[int, ...], *, upload: bool) -> None:
        required = self._required()
        assert required in possible, SyncCollectionResponse.ChangesRequired.Name(required)
        self.anki.close_for_full_sync()
        self.anki.full_upload_or_download(auth=self._login, server_usn=None, upload=upload)
        self.anki.reopen(after_full_sync=True)

    def _required(self) -> int:
        output: Any = self.anki.sync_collection(self._login, False)
        return int(output.required)


def pair(folder: Path, server: str) -> tuple[Device, Device]:
    """Two devices of one person, with empty collections."""
    return Device(folder / "desktop", server), Device(folder / "phone", server)


def contents(anki: Collection) -> dict[str, list[list[Any]]]:
    """What a collection holds for its owner: all notes, cards and reviews, without what only syncing needs."""
    return {
        "notes": sorted(anki.db.all("SELECT guid, mid, mod, tags, flds FROM notes")),
        "cards": sorted(anki.db.all("SELECT id, nid, did, type, queue, due, ivl, reps, lapses, flags FROM cards")),
        "reviews": sorted(anki.db.all("SELECT id, cid, ease, ivl, type FROM revlog")),
        "decks": sorted([deck.name, deck.id] for deck in anki.decks.all_names_and_ids()),
        "note types": sorted(note_types(anki), key=repr),
    }


def note_types(anki: Collection) -> list[dict[str, Any]]:
    """All note types as they are now: what ``anki.models`` has read before, it keeps."""
    changing = {"mod": 0, "usn": 0}
    return [{**note_type, **changing} for note_type in ModelManager(anki).all()]

"""Every way in which a store can fail, as one family.

    StoreError
        Absent            there is no database here (only asked when nothing may be made)
        Ambiguous         the prefix fits more than one session
        Closed            the store was closed before
        Conflict          the log is not where the writer thought it was
        Corrupt           it is our database, but it is damaged
        Damaged           it is a sealed file of ours that was cut off or changed
        Failed            the operating system or the database refused for another reason
        Full              the disk is full
        Locked            another program holds the database
        Newer             a later version of this program wrote it
        NotOurs           it is a file of something else
        PurgeIncomplete   a purge could not be completed; what is left is said
        ReadOnly          the database may be read only
        Unknown           no such session
        Unsupported       the address is of a kind that we do not know
        Unwritable        the file or its directory cannot be made or opened
        WrongKey          the passphrase does not open the file, or its header was changed

Each has a stable `code` and `params`, from which the reader's language makes a line; the text of
the exception is for a log, so it holds no path, no prefix and nothing of a session.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "Absent",
    "Ambiguous",
    "Closed",
    "Conflict",
    "Corrupt",
    "Damaged",
    "Failed",
    "Full",
    "Locked",
    "Newer",
    "NotOurs",
    "PurgeIncomplete",
    "ReadOnly",
    "StoreError",
    "Unknown",
    "Unsupported",
    "Unwritable",
    "WrongKey",
]


class StoreError(Exception):
    """A fault of a store; `code` is stable, `params` fill the translated sentence."""

    code: ClassVar[str] = "failed"
    sentence: ClassVar[str] = "the store failed"

    def __init__(self, **params: str) -> None:
        super().__init__(f"{self.code}: {self.sentence}")
        self.params: dict[str, str] = params


class Absent(StoreError):
    """There is nothing to read at this place. Params: `path`."""

    code = "absent"
    sentence = "there is no database here"


class Ambiguous(StoreError):
    """More than one session begins so. Params: `prefix`, `count`."""

    code = "ambiguous"
    sentence = "more than one session begins with this prefix"


class Closed(StoreError):
    """The store was used after it was closed. No params."""

    code = "closed"
    sentence = "the store is closed"


class Conflict(StoreError):
    """Somebody else appended first; decide again. Params: `session`, `expected`, `found`."""

    code = "conflict"
    sentence = "the log is not at the expected sequence number"


class Corrupt(StoreError):
    """The database is ours and damaged. Params: `path`."""

    code = "corrupt"
    sentence = "the database is damaged"


class Damaged(StoreError):
    """A sealed file was cut off or changed; nothing was opened.

    Params: `path`; `kept` pieces are whole, of `expected` at least; `how` is `cut` or `changed`.
    """

    code = "damaged-file"
    sentence = "the sealed file was cut off or changed"


class Failed(StoreError):
    """Something outside refused. Params: `path`, `reason` (the database's own symbolic name)."""

    code = "failed"
    sentence = "the database could not do this"


class Full(StoreError):
    """The disk is full; nothing was written. Params: `path`."""

    code = "full"
    sentence = "the disk is full"


class Locked(StoreError):
    """Another program held the database for longer than we wait. Params: `path`."""

    code = "locked"
    sentence = "another program holds the database"


class Newer(StoreError):
    """A later version wrote it; it was not touched. Params: `path`, `found`, `known`."""

    code = "newer"
    sentence = "the database is from a newer version"


class NotOurs(StoreError):
    """The file belongs to something else; it was not touched. Params: `path`."""

    code = "not-ours"
    sentence = "the file is not one of our databases"


class PurgeIncomplete(StoreError):
    """A purge stopped halfway; the same call, or `Store.scrub`, tries again.

    Params: `path`; `left` is `all` (nothing was removed: the session is as it was) or `bytes`
    (the session is gone from every list, but its bytes may still be in the file); `reason` is the
    code of what stood in the way, `locked` where another program has the database open.
    """

    code = "purge-incomplete"
    sentence = "the purge could not be completed"


class ReadOnly(StoreError):
    """The file, its directory or this way of opening allows reading only. Params: `path`."""

    code = "read-only"
    sentence = "the database can only be read"


class Unknown(StoreError):
    """No session has this id or begins so. Params: `session`."""

    code = "unknown"
    sentence = "no such session"


class Unsupported(StoreError):
    """The address names a kind of store that does not exist. Params: `scheme`."""

    code = "unsupported"
    sentence = "this kind of store is not known"


class Unwritable(StoreError):
    """The file or its directory cannot be made or opened. Params: `path`."""

    code = "unwritable"
    sentence = "the file or its directory cannot be made or opened"


class WrongKey(StoreError):
    """The passphrase does not fit, or the header was changed: nobody can tell which.

    Params: `path`.
    """

    code = "wrong-key"
    sentence = "the passphrase does not open this file"

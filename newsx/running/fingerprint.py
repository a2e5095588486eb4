"""What the records of a run depend on. A run is resumed only by one that would make the same records."""

from __future__ import annotations

import hashlib

import msgspec

from newsx import __version__, models

FINGERPRINT_FILE = "run.json"
"""The name of the file that keeps it, among what a run has written."""


class CannotResume(Exception):
    """Why a run cannot be resumed, or cannot begin because of another one, in words."""


class Fingerprint(msgspec.Struct):
    """The version of newsx, the models' checksums, and the options as the user gave them, with a hash of the paths under "inputs"."""

    version: str
    models: dict[str, str]
    options: dict[str, str]

    @classmethod
    def of_run(cls, options: dict[str, str], paths: list[str]) -> Fingerprint:
        """The fingerprint of a run with these options over these paths."""
        inputs = hashlib.sha256("\0".join(paths).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return cls.with_options({**options, "inputs": inputs})

    @classmethod
    def with_options(cls, options: dict[str, str]) -> Fingerprint:
        """The fingerprint of this program and its models, with these options."""
        return cls(__version__, {name: models.checksum(name) for name in models.FILES}, options)

    def difference(self, earlier: Fingerprint, of_inputs: bool = True) -> str | None:
        """What an earlier run had that this one has not, in words; None if both are the same. Other inputs may not count.

        >>> Fingerprint("1", {}, {"--url": "https://example.org"}).difference(Fingerprint("1", {}, {}))
        'no --url'
        """
        if earlier.version != self.version:
            return f"another version of newsx ({earlier.version})"
        if earlier.models != self.models:
            return "other models"
        for name in [*earlier.options, *self.options]:
            theirs, ours = earlier.options.get(name), self.options.get(name)
            if theirs != ours and (of_inputs or name != "inputs"):
                return "other inputs" if name == "inputs" else f"{name} {theirs}" if theirs else f"no {name}"
        return None

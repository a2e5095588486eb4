"""Compiles the rooms that do most of the work to C with mypyc: they take half the time that they take as Python, and give the same records.

What compiled code is slow at is left out there: nearly all classes have an `__init__` of their own, as a dataclass makes one that is not;
constants that are asked often are `Final`, as others are looked up by name each time; what `functools.cache` kept is in dictionaries.

The build of a wheel calls it. Where it fails, for want of a C compiler for example, the wheel is of Python alone and the build says so;
HATCH_BUILD_NO_HOOKS=1 leaves it out. It works on a copy, so that nothing is left in the checkout.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOMS = tuple(f"newsx/{room}/**/*.py" for room in ("languages", "text", "lines", "blocks", "fields", "quotes", "pages"))
MYPY = ("--ignore-missing-imports", "--disable-error-code=import-untyped")
GROUP = "newsx"
"""All compiled rooms are in one library, named after this group; beside each module lies a stub that takes it from there."""

LIBRARIES = "libraries"


class CompiledRooms(BuildHookInterface[Any]):
    """Makes a wheel with compiled rooms, for one Python and machine, or one of Python alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self.folder = Path(tempfile.mkdtemp(prefix="newsx-"))
        try:
            libraries = compiled(Path(self.root), self.folder)
        except (Exception, SystemExit) as error:  # what mypyc and compilers raise has no common base
            self.app.display_warning(f"newsx is built without compiled rooms, which makes it slower: {error}")
            return
        place = (self.folder / LIBRARIES).resolve()
        build_data["force_include"].update({str(path): str(path.relative_to(place)) for path in libraries})
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            shutil.rmtree(self.folder)


def compiled(root: Path, folder: Path) -> list[Path]:
    """Compiles a copy of the package in `folder`; the libraries that come out, in LIBRARIES there as they are to lie beside the modules."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    shutil.copytree(root / "newsx", folder / "newsx", ignore=shutil.ignore_patterns("__pycache__"))
    with chdir(folder):
        modules = sorted(str(path) for pattern in ROOMS for path in Path().glob(pattern))
        extensions = mypycify([*MYPY, *modules], opt_level="1", group_name=GROUP, multi_file=True)
        command = build_ext(Distribution({"ext_modules": extensions}))
        command.build_lib = LIBRARIES
        command.ensure_finalized()
        command.run()
        return [path for path in Path(LIBRARIES).resolve().rglob("*") if path.is_file()]

"""Compiles the packages that do most of the work to C with mypyc. They take half the time then, and give the same records.

Code in these packages avoids what is slow when compiled. Nearly all classes have an `__init__` of their own, because a dataclass generates
one that is not compiled. Constants that are often used are `Final`, because others are looked up by name each time. Caches are
dictionaries, not `functools.cache`.

Building a wheel calls it. If it fails, for example because there is no C compiler, the build says so and makes a wheel of pure Python;
HATCH_BUILD_NO_HOOKS=1 skips it. It works on a copy, so that nothing is left in the checkout.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = tuple(f"newsx/{package}/**/*.py" for package in ("languages", "text", "grammar", "lines", "blocks", "fields", "quotes", "pages"))
MYPY = ("--ignore-missing-imports", "--disable-error-code=import-untyped")
GROUP = "newsx"
"""All compiled modules are in one library, which has this name; beside each module is a stub that loads it from there."""

LIBRARIES = "libraries"
DIRECT_CALLS = (["-fvisibility=hidden", "-fno-semantic-interposition"], ["-Wl,-Bsymbolic"])
"""Options of the compiler and the linker on Linux: functions of the library call one another without a look-up."""


class CompiledPackages(BuildHookInterface[Any]):
    """Makes a wheel with compiled packages, for one version of Python and one kind of machine, or a wheel of pure Python."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self.folder = Path(tempfile.mkdtemp(prefix="newsx-"))
        try:
            libraries = compiled(Path(self.root), self.folder)
        except (Exception, SystemExit) as error:  # mypyc and compilers raise exceptions without a common base
            self.app.display_warning(f"newsx is built without compiled packages, which makes it slower: {error}")
            return
        place = (self.folder / LIBRARIES).resolve()
        build_data["force_include"].update({str(path): str(path.relative_to(place)) for path in libraries})
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            shutil.rmtree(self.folder)


def compiled(root: Path, folder: Path) -> list[Path]:
    """Compiles a copy of the package in `folder`. Returns the libraries; below LIBRARIES they are where their modules are in newsx."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    shutil.copytree(root / "newsx", folder / "newsx", ignore=shutil.ignore_patterns("__pycache__"))
    with chdir(folder):
        modules = sorted(str(path) for pattern in COMPILED for path in Path().glob(pattern))
        extensions = mypycify([*MYPY, *modules], opt_level="1", group_name=GROUP, multi_file=True)
        if sys.platform == "linux":
            for extension in extensions:
                extension.extra_compile_args += DIRECT_CALLS[0]
                extension.extra_link_args += DIRECT_CALLS[1]
        command = build_ext(Distribution({"ext_modules": extensions}))
        command.build_lib = LIBRARIES
        command.ensure_finalized()
        command.run()
        return [path for path in Path(LIBRARIES).resolve().rglob("*") if path.is_file()]

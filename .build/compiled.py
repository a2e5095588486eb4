"""Compiles the packages that do most of the work to C with mypyc. They take half the time then, and give the same records.

Code in these packages avoids what is slow when compiled. Nearly all classes have an `__init__` of their own, because a dataclass generates
one that is not compiled. Constants that are often used are `Final`, because others are looked up by name each time;
tuples of fractions are `Final[tuple[float, ...]]` or not `Final`, because mypyc takes others for constants that were never set. Caches are
dictionaries, not `functools.cache`.

Most of the time goes into compiling C. So the C of many modules is compiled together, which reads the long headers once, several such parts
at a time, and without what debuggers want to know. On two processors it takes about a minute.

Building a wheel calls it. If it fails, for example because there is no C compiler, the build says so and makes a wheel of pure Python;
HATCH_BUILD_NO_HOOKS=1 skips it. It works on a copy, so that nothing is left in the checkout.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
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
NO_DEBUGGING = ["-g0"]
PARTS = 8
"""How many files the C of the modules is put together to: enough for as many processors, and for the memory that a compiler takes."""


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

    shutil.copytree(root / "newsx", folder / "newsx", ignore=shutil.ignore_patterns("__pycache__"))
    with chdir(folder):
        modules = sorted(str(path) for pattern in COMPILED for path in Path().glob(pattern))
        extensions = mypycify([*MYPY, *modules], opt_level="1", group_name=GROUP, multi_file=True)
        for extension in extensions:
            extension.sources = _together(extension.sources)
            if sys.platform != "win32":
                extension.extra_compile_args += NO_DEBUGGING
            if sys.platform == "linux":
                extension.extra_compile_args += DIRECT_CALLS[0]
                extension.extra_link_args += DIRECT_CALLS[1]
        command = _parallel_build(Distribution({"ext_modules": extensions}))
        command.build_lib = LIBRARIES
        command.ensure_finalized()
        command.run()
        return [path for path in Path(LIBRARIES).resolve().rglob("*") if path.is_file()]


def _together(sources: list[str]) -> list[str]:
    """The same C in fewer files, of about the same size: those of modules are included by PARTS others. They share no name."""
    modules = sorted((path for path in map(Path, sources) if path.name.startswith("__native_")), key=lambda path: -path.stat().st_size)
    if len(modules) <= PARTS:
        return sources
    parts: list[list[Path]] = [[] for _ in range(PARTS)]
    for module in modules:
        min(parts, key=lambda part: sum(path.stat().st_size for path in part)).append(module)
    files = [modules[0].with_name(f"part{number}.c") for number in range(PARTS)]
    for file, part in zip(files, parts, strict=True):
        file.write_text("".join(f'#include "{path.name}"\n' for path in sorted(part)))
    return [*map(str, files), *(source for source in sources if Path(source) not in modules)]


def _parallel_build(distribution: Any) -> Any:
    """A command that builds extensions with as many compilers at a time as there are processors."""
    from setuptools.command.build_ext import build_ext

    class ParallelBuild(build_ext):
        def build_extensions(self) -> None:
            if not hasattr(self.compiler, "_compile"):  # Microsoft's compiler takes all files at once
                super().build_extensions()
                return
            compile_file, link = self.compiler._compile, self.compiler.link_shared_object
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                compiled: list[Any] = []
                links: list[Any] = []

                def compile_later(*arguments: Any) -> None:
                    compiled.append(pool.submit(compile_file, *arguments))

                def link_later(*arguments: Any, **options: Any) -> None:
                    links.append((arguments, options))

                self.compiler._compile, self.compiler.link_shared_object = compile_later, link_later
                super().build_extensions()
                for future in compiled:
                    future.result()
                list(pool.map(lambda job: link(*job[0], **job[1]), links))

    return ParallelBuild(distribution)

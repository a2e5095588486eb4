"""Compiles the modules that do most of the work to C with mypyc. They take half the time then, and give the same records.

Compiling all of them would take twice as long, and save another tenth of the time of a run: a module is worth it if much time goes into it
for the C that it becomes, or if such modules use its classes and constants, which they reach directly only in compiled modules.

Code in these packages avoids what is slow when compiled. Nearly all classes have an `__init__` of their own, because a dataclass generates
one that is not compiled. Constants that are often used are `Final`, because others are looked up by name each time;
tuples of fractions are `Final[tuple[float, ...]]` or not `Final`, because mypyc takes others for constants that were never set. Caches are
dictionaries, not `functools.cache`.

Most of the time goes into compiling C. So the C of many modules is compiled together, which reads the long headers once, several such parts
at a time, without what debuggers want to know, and with the optimizations that take little time: more make newsx hardly faster, which is
mostly in Python's own library. The library beside each module, by which Python finds it, is the same for all.

Building a wheel calls it. If it fails, for example because there is no C compiler, the build says so and makes a wheel of pure Python;
HATCH_BUILD_NO_HOOKS=1 skips it. It works on a copy, so that nothing is left in the checkout.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, suppress
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = {
    "languages": "*",
    "models": "weighing",
    "text": "__init__ language likeness name_forms names sentences words",
    "lines": "agencies date_tokens furniture notes pictures promos roles signatures",
    "pages": "block dump_lines list_labels posts text tree walk",
    "grammar": "*",
    "blocks": "__init__ body_kinds body_span crf features fellows kinds labels model network rules",
    "fields": "__init__ body choice is_article page summary",
    "fields/publisher": "*",
    "quotes/spans": "marks passage",
    "quotes/grammar": "chunking chunks name_rules tagging tags tokens word_classes",
    "quotes/attribution": "attribute candidates cues features",
    "quotes/entities": "collect entities genders pronouns roles",
    "quotes/records": "kinds repeats",
    "quotes/reports": "by_grammar content_features contents cues sentence sources",
}
"""The compiled modules of each package; "*" is all."""
MYPY = ("--ignore-missing-imports", "--disable-error-code=import-untyped")
GROUP = "newsx"
"""All compiled modules are in one library, which has this name; beside each module is a copy of STUB, which takes it from there."""
STUB = "newsx_stub"

LIBRARIES = "libraries"
DIRECT_CALLS = (["-fvisibility=hidden", "-fno-semantic-interposition"], ["-Wl,-Bsymbolic", "-Wl,--strip-all"])
"""Options of the compiler and the linker on Linux: functions of the library call one another without a look-up, so need no names."""
QUICKLY = ["-g0", "-Og"]
SMALL = (["-fno-asynchronous-unwind-tables"], ["-nostartfiles", "-Wl,-z,noseparate-code,--build-id=none"])
"""Options on Linux of the compiler (nothing unwinds calls in the library) and of the linker for stubs, which are little more than names."""
PARTS = 8
"""How many files the C of the modules is put together to: enough for as many processors, and for the memory that a compiler takes."""
COUNTING = [f"__native_{GROUP}___{module}.c" for module in ("grammar___network", "blocks___network")]
"""The C of modules that do nothing but add up numbers: optimizations halve their time, so it is compiled by itself, with all of them."""
CAREFULLY = '#if defined(__GNUC__) && !defined(__clang__)\n#pragma GCC optimize ("O3")\n#endif\n'


class CompiledPackages(BuildHookInterface[Any]):
    """Makes a wheel with compiled packages, for one version of Python and one kind of machine, or a wheel of pure Python."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self.folder = Path(tempfile.mkdtemp(prefix="newsx-"))
        _tell("newsx: compiling, which takes about twenty seconds on two processors")
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


def _tell(message: str) -> None:
    """Writes a line to the terminal, if there is one: pip shows nothing of what a build prints."""
    with suppress(OSError), open("CONOUT$" if sys.platform == "win32" else "/dev/tty", "w") as terminal:
        print(message, file=terminal)


def compiled(root: Path, folder: Path) -> list[Path]:
    """Compiles a copy of the package in `folder`. Returns the libraries; below LIBRARIES they are where their modules are in newsx."""
    from mypyc.build import mypycify
    from setuptools import Distribution, Extension

    shutil.copytree(root / "newsx", folder / "newsx", ignore=shutil.ignore_patterns("__pycache__"))
    with chdir(folder):
        patterns = [f"newsx/{package}/{module}.py" for package, modules in COMPILED.items() for module in modules.split()]
        modules = sorted(str(path) for pattern in patterns for path in Path().glob(pattern))
        extensions = mypycify([*MYPY, *modules], opt_level="1", group_name=GROUP, multi_file=True)
        library, *stubs = extensions
        library.sources = _together(library.sources)
        stub = Extension(STUB, [_stub_source([extension.name for extension in stubs])])
        for extension in (library, stub):
            if sys.platform != "win32":
                extension.extra_compile_args += QUICKLY
            if sys.platform == "linux":
                extension.extra_compile_args += [*DIRECT_CALLS[0], *SMALL[0]]
                extension.extra_link_args += DIRECT_CALLS[1]
        if sys.platform == "linux":
            stub.extra_link_args += SMALL[1]
        command = _parallel_build(Distribution({"ext_modules": [library, stub]}))
        command.build_lib = LIBRARIES
        command.ensure_finalized()
        command.run()
        built = Path(command.get_ext_fullpath(STUB))
        for extension in stubs:
            beside = Path(command.get_ext_fullpath(extension.name))
            beside.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(built, beside)
        built.unlink()
        return [path for path in Path(LIBRARIES).resolve().rglob("*") if path.is_file()]


def _together(sources: list[str]) -> list[str]:
    """The same C in PARTS files of about the same size, which include the others, and one with that of COUNTING. They share no name."""
    parts: list[list[Path]] = [[] for _ in range(PARTS)]
    for path in sorted(map(Path, sources), key=lambda path: -path.stat().st_size):
        if path.name not in COUNTING:
            min(parts, key=lambda part: sum(path.stat().st_size for path in part)).append(path)
    files = [Path(sources[0]).with_name(f"part{number}.c") for number in range(PARTS + 1)]
    counting = list(map(Path, COUNTING))
    for file, part in zip(files, [*parts, counting], strict=True):
        begin = CAREFULLY if part is counting else ""
        file.write_text(begin + "".join(f'#include "{path.name}"\n' for path in sorted(part)))
    return [str(file) for file in files]


def _stub_source(modules: list[str]) -> str:
    """Writes the C of the stub of all these modules: whichever Python asks it for, it gives that of the library."""
    names = sorted({STUB, *(module.removesuffix(".__init__").rpartition(".")[2] for module in modules)})
    functions = "".join(f"PyMODINIT_FUNC PyInit_{name}(void) {{ return PyModuleDef_Init(&stub); }}\n" for name in names)
    file = Path(f"{STUB}.c")
    file.write_text(_STUB_SOURCE + functions)
    return str(file)


_STUB_SOURCE = """\
#include <Python.h>

/* Mypyc keeps what makes the module "newsx.text.words" in the library as the capsule "init_newsx___text___words". */
static PyObject *create(PyObject *spec, PyModuleDef *definition) {
    PyObject *name = PyObject_GetAttrString(spec, "name");
    PyObject *library = name ? PyImport_ImportModule("LIBRARY") : NULL;
    PyObject *key = library ? PyObject_CallMethod(name, "replace", "ss", ".", "___") : NULL;
    PyObject *attribute = key ? PyUnicode_FromFormat("init_%U", key) : NULL;
    PyObject *capsule = attribute ? PyObject_GetAttr(library, attribute) : NULL;
    PyObject *(*make)(void) = capsule ? (PyObject * (*)(void)) PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)) : NULL;
    PyObject *module = make ? make() : NULL;
    Py_XDECREF(capsule);
    Py_XDECREF(attribute);
    Py_XDECREF(key);
    Py_XDECREF(library);
    Py_XDECREF(name);
    return module;
}

static PyModuleDef_Slot slots[] = {{Py_mod_create, create}, {0, NULL}};
static PyModuleDef stub = {PyModuleDef_HEAD_INIT, "stub", NULL, 0, NULL, slots};

""".replace("LIBRARY", f"{GROUP}__mypyc")


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

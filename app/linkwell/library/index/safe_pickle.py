"""Keeps Whoosh from running code out of a file: importing this module makes every pickle that Whoosh reads plain.

Whoosh stores posting blocks, stored fields and tables of contents as pickles, and a pickle can name any function
to be called. What we store is made of numbers, text, tuples and dicts alone, so nothing is allowed but those: no
class and no function at all. It must not know what an index holds.
"""

import io
import pickle
import sys
from types import ModuleType, SimpleNamespace
from typing import BinaryIO, NoReturn

import whoosh.compat
import whoosh.filedb.structfile
import whoosh.util.loading


class PlainUnpickler(pickle.Unpickler):
    """Reads numbers, text, bytes, None, tuples, lists and dicts; refuses everything that has a name."""

    def find_class(self, module_name: str, global_name: str) -> NoReturn:
        """Refuse. Raises `pickle.UnpicklingError`."""
        raise pickle.UnpicklingError(f"blocked {module_name}.{global_name}")


def load(file: BinaryIO, **_options: object) -> object:
    """Stands in for `pickle.load`."""
    return PlainUnpickler(file).load()


def loads(data: bytes, /, **_options: object) -> object:
    """Stands in for `pickle.loads`."""
    return PlainUnpickler(io.BytesIO(data)).load()


def _install() -> None:
    """Replace every way to unpickle that a Whoosh module has taken hold of.

    Modules of Whoosh that are imported later take theirs from `whoosh.compat`, which is among those replaced.
    """
    plain = SimpleNamespace(**{**vars(pickle), "load": load, "loads": loads, "Unpickler": PlainUnpickler})
    stand_ins = {id(pickle.load): load, id(pickle.loads): loads, id(pickle): plain}
    for name, module in list(sys.modules.items()):
        if name == "whoosh" or name.startswith("whoosh."):
            _replace(module, stand_ins)
    whoosh.util.loading.RenamingUnpickler.find_class = PlainUnpickler.find_class


def _replace(module: ModuleType, stand_ins: dict[int, object]) -> None:
    for attribute, value in list(vars(module).items()):
        if id(value) in stand_ins:
            setattr(module, attribute, stand_ins[id(value)])


_install()

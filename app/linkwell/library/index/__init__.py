"""Search over the library. Ask `search.SearchIndex`; nothing outside this package knows Whoosh.

The two modules imported here prepare Whoosh and come before any other of this package.
"""

from linkwell.library.index import light_import, safe_pickle

__all__ = ["light_import", "safe_pickle"]

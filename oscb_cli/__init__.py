"""oscb drafts, checks and batches the committee cover reports of English councils.

For those who script there are ``read``, ``check``, ``draft`` and ``Report`` (``docs/library.md``).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from oscb_cli.actions.library import check, draft, read
    from oscb_cli.model.report import Report

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "check", "draft", "read"]

_MODULES = {"Report": "model.report", "check": "actions.library", "draft": "actions.library", "read": "actions.library"}


def __getattr__(name: str) -> Any:
    """What the library offers, imported when it is asked for, so that the command begins quickly (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

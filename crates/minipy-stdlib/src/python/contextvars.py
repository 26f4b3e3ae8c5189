"""Context variables: values that belong to a context, and contexts that can be copied and run in. All of it is in `_contextvars`."""

import _collections_abc
from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

_collections_abc.Mapping.register(Context)

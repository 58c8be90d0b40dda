"""Put into the wheel what a first start would have to make of the rule files."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Shipping(BuildHookInterface):  # type: ignore[misc,type-arg]
    """Makes the cache of `cleaner.rulecache` that comes with the rules."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make it, and name it to the builder; an editable install reads the rule files themselves."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        sys.path.insert(0, self.root)
        try:
            from cleaner import ship
        finally:
            sys.path.remove(self.root)
        for name in ship.make(self._folder.name):
            build_data["force_include"][os.path.join(self._folder.name, name)] = f"cleaner/{ship.SHIPPED}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Clear up."""
        if version != "editable":
            self._folder.cleanup()

"""Static files as they are served: hashed names, compressed twins, and each stylesheet whole."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import File
from whitenoise.storage import CompressedManifestStaticFilesStorage

OUR_SHEETS = "css"  # below static/; what lies deeper is imported
IMPORT = re.compile(r'^@import url\("([^":]+\.css)"\)(?: layer\((\w+)\))?;\n', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
INDENT = re.compile(r"\n\s*")


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, JavaScript and CSS imports included, so that no bundler is needed.

    A stylesheet of ours is written as small files that its entry imports. A browser would ask for them one after
    the other, so each entry gets their text in the place of the imports, in the layers that they name.
    """

    support_js_module_import_aggregation = True

    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,  # noqa: FBT001, FBT002  # the signature is Django's
        **options: Any,
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        if not dry_run:
            for name in paths:
                if PurePosixPath(name).match("*.css") and str(PurePosixPath(name).parent) == OUR_SHEETS:
                    self._write_whole(name)
                    paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def _write_whole(self, name: str) -> None:
        with self.open(name) as sheet:
            text = sheet.read().decode()
        whole = INDENT.sub(
            "\n", COMMENT.sub("", IMPORT.sub(lambda found: self._imported(*found.groups()), text))
        )
        self.delete(name)
        self._save(name, File(BytesIO(whole.encode()), name=name))

    def _imported(self, name: str, layer: str | None) -> str:
        with self.open(f"css/{name}") as sheet:
            text = sheet.read().decode()
        return f"@layer {layer} {{\n{text}}}\n" if layer else text

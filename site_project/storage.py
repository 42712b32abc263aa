"""Static files as they are served: hashed names, compressed twins, lists of stylesheets and of modules whole."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import File
from whitenoise.storage import CompressedManifestStaticFilesStorage

OUR_SHEETS, OUR_MODULES = "css", "js"  # below static/; what lies deeper is imported
IMPORT = re.compile(r'^@import url\("([^":]+\.css)"\)(?: layer\((\w+)\))?;\n', re.MULTILINE)
MODULE = re.compile(r'^import "\./([\w-]+\.js)";\n', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
INDENT = re.compile(r"\n\s*")


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, JavaScript and CSS imports included, so that no bundler is needed.

    A stylesheet of ours is written as small files that its entry imports. A browser would ask for them one after
    the other, so each entry gets their text in the place of the imports, in the layers that they name. Likewise a
    module that is nothing but a list of others holds them all, each in a block of its own.
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
                if (whole := self._whole(PurePosixPath(name))) is not None:
                    self.delete(name)
                    self._save(name, File(BytesIO(whole.encode()), name=name))
                    paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def _whole(self, path: PurePosixPath) -> str | None:
        """The text of an entry with that of what it imports; nothing of a file that is none."""
        if path.match(f"{OUR_SHEETS}/*.css"):
            return self._whole_sheet(self._text(str(path)))
        if path.match(f"{OUR_MODULES}/*.js"):
            return self._whole_list(self._text(str(path)))
        return None

    def _whole_sheet(self, text: str) -> str:
        return INDENT.sub("\n", COMMENT.sub("", IMPORT.sub(lambda found: self._layer(*found.groups()), text)))

    def _layer(self, name: str, layer: str | None) -> str:
        text = self._text(f"{OUR_SHEETS}/{name}")
        return f"@layer {layer} {{\n{text}}}\n" if layer else text

    def _whole_list(self, text: str) -> str | None:
        names = MODULE.findall(text)
        if not names or MODULE.sub("", COMMENT.sub("", text)).strip():
            return None
        return "".join(f"{{\n{self._text(f'{OUR_MODULES}/{name}')}}}\n" for name in names)

    def _text(self, name: str) -> str:
        with self.open(name) as file:
            text: str = file.read().decode()
        return text

"""The e-book with the date of the book, not that of the moment, so that the same pages give the same bytes."""

import time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sphinx.builders.epub3 import Epub3Builder

from ..dates import timestamp_of

FIRST = (1980, 1, 1, 0, 0, 0)
"""The date of each file in the archive: the earliest that it can have."""


class DatedEpubBuilder(Epub3Builder):
    """Sphinx's own, without the moment of the build in its bytes."""

    def content_metadata(self) -> dict[str, Any]:
        """What the book says of itself."""
        day = time.gmtime(timestamp_of(self.env, self.config.coursebook_edition_date))
        return {**super().content_metadata(), "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", day)}

    def build_epub(self) -> None:
        """Pack what was written."""
        first = ("mimetype", "META-INF/container.xml", "content.opf", "toc.ncx")
        with ZipFile(Path(self.outdir) / f"{self.config.epub_basename}.epub", "w") as packed:
            for name in (*first, *self.files):
                entry = ZipInfo(str(name), FIRST)
                entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                packed.writestr(entry, (Path(self.outdir) / name).read_bytes())

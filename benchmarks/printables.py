"""``python -m benchmarks.printables``: what the files to print cost from nothing, once the pages are read. It builds into a folder of its own.

Prints the CPU seconds of the builder and of the processes that it starts, the peak memory of the largest of all, and the
seconds and the peak of each process that set files.
"""

import resource
import shutil
import sys
import tempfile
from pathlib import Path

from coursebook.commands import build


def main() -> None:
    """Build the printables of the project in this folder, and measure."""
    project = Path.cwd()
    if not (project / build.DOCTREES).is_dir():
        sys.exit("The pages are not read yet. Run make html first.")
    out = Path(tempfile.mkdtemp(dir=project / build.FOLDER, prefix=".printables-"))
    kept = project / build.DOCTREES / "printables"
    shutil.rmtree(kept, ignore_errors=True)
    try:
        build.run_sphinx(project, "printables", out.relative_to(project))
        count = len(list(out.glob("*.pdf")))
    finally:
        shutil.rmtree(out)
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"files: {count}")
    for name, used in (("the builder", own), ("what sets the files", others)):
        print(f"{name}: {used.ru_utime + used.ru_stime:.1f} CPU s, peak {used.ru_maxrss * 1024 / 1e6:.0f} MB")


if __name__ == "__main__":
    main()

"""Packs a directory of cases into one corpus: `python tests/corpora/pack.py SUITE DIRECTORY`.

The same cases give the same bytes: members are sorted, without times, owners or modes.
"""

from __future__ import annotations

import io
import lzma
import sys
import tarfile
from pathlib import Path


def pack(suite: str, directory: Path) -> Path:
    """Write `<suite>.tar.xz` beside this file from the files under `directory`."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted(p for p in directory.rglob("*") if p.is_file()):
            data = path.read_bytes()
            member = tarfile.TarInfo(path.relative_to(directory).as_posix())
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    packed = Path(__file__).with_name(f"{suite}.tar.xz")
    packed.write_bytes(lzma.compress(raw.getvalue(), preset=9 | lzma.PRESET_EXTREME))
    return packed


if __name__ == "__main__":
    pack(sys.argv[1], Path(sys.argv[2]))

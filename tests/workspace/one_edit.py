"""Changes one file of a workspace, as a command would: `one_edit.py ROOT PATH KEY VALUE [TIMES]`."""

import contextlib
import sys
from pathlib import Path

from kamctl.errors import KamctlError
from kamctl.workspace.write import change_file, change_files
from kamctl.yaml.edits import Append, Set, apply

root, path, key, value, *times = sys.argv[1:]
try:
    if times:
        for number in range(int(times[0])):
            entry = {"by": value, "number": str(number)}
            change_file(Path(root), path, lambda text: apply(text, [Append((key,), entry)]), timeout=60)  # noqa: B023
    else:
        paths = path.split(",")
        change_files(
            Path(root), {one: lambda text: apply(text, [Set((key,), value)]) for one in paths}, timeout=0.3
        )
except KamctlError as error:
    with contextlib.suppress(OSError):  # every write may be made to fail
        sys.stderr.write(f"{error.message}\n{error.help}\n")
    sys.exit(error.exit_status)

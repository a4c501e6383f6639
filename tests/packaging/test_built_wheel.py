"""The built wheel installs and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def _run(*words: str | Path, cwd: Path) -> str:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KAMCTL"))}
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, check=False, text=True, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--wheel-dir", out, ROOT, cwd=out)
    (found,) = out.glob("kamctl-*.whl")
    return found


@pytest.fixture(scope="module")
def kamctl(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("venv")
    _run(sys.executable, "-m", "venv", folder, cwd=folder)
    _run(folder / "bin/python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return folder / "bin/kamctl"


def test_the_wheel_carries_templates_types_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {
        p.relative_to(ROOT / "templates").as_posix() for p in (ROOT / "templates").rglob("*") if p.is_file()
    }
    assert {f"kamctl/_templates/{name}" for name in shipped} <= set(names)
    assert "kamctl/py.typed" in names
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"kamctl"}


def test_an_installed_kamctl_starts_a_workspace_and_scores(kamctl: Path, tmp_path: Path) -> None:
    from kamctl import __version__

    assert _run(kamctl, "--version", cwd=tmp_path).strip() == f"kamctl {__version__}"
    _run(kamctl, "init", "work", cwd=tmp_path)
    work = tmp_path / "work"
    assert (work / "kam.yaml").is_file()
    _run(kamctl, "new", "acme", "--name", "Acme Cycles", cwd=work)
    assert "acme" in _run(kamctl, "score", cwd=work)
    assert "incomplete" in _run(kamctl, "score", "accounts/acme.yaml", "--explain", cwd=work)
    # Starters are whole files; what nobody has written yet is told, and is no error.
    assert " 0 errors, " in _run(kamctl, "check", "--select", "KAM1", cwd=work)
    assert "KAM101" in _run(kamctl, "explain", cwd=work)

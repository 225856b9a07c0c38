"""When the environment is made, when it is made again, and when it is left alone."""

import subprocess
import time
from pathlib import Path

import environment

ROOM_FOR_A_SLOW_MACHINE_S = 60


def run(command: list[str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, timeout=ROOM_FOR_A_SLOW_MACHINE_S, check=False
    )


def logged(log: Path, word: str) -> list[str]:
    return [line for line in log.read_text(encoding="utf-8").splitlines() if word in line]


def edit(project: Path, old: str, new: str) -> None:
    file = project / "pyproject.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_first_start_makes_an_environment_and_installs_the_project_into_it(
    prepare: list[str], project: Path, setup_log: Path
) -> None:
    done = run(prepare)
    assert done.stdout == f"{project}/.venv/bin/python\n"
    assert [line.split()[1] for line in setup_log.read_text(encoding="utf-8").splitlines()] == ["venv", "pip"]
    assert logged(setup_log, "install")[0].endswith(f"install --editable {project}")


def test_later_starts_find_it_ready(prepare: list[str], setup_log: Path) -> None:
    run(prepare)
    setup_log.write_text("", encoding="utf-8")
    done = run(prepare)
    assert done.returncode == 0
    assert done.stderr == ""
    assert setup_log.read_text(encoding="utf-8") == ""


def test_another_dependency_is_installed_into_the_same_environment(
    prepare: list[str], project: Path, setup_log: Path
) -> None:
    run(prepare)
    edit(project, '"tinydb"', '"tinydb", "numpy"')
    run(prepare)
    assert len(logged(setup_log, "-m venv")) == 1
    assert len(logged(setup_log, "install")) == 2


def test_another_rule_of_the_linter_installs_nothing(prepare: list[str], project: Path, setup_log: Path) -> None:
    run(prepare)
    edit(project, "line-length = 80", "line-length = 90")
    run(prepare)
    assert len(logged(setup_log, "install")) == 1


def test_asking_for_an_extra_installs_it_once(prepare: list[str], project: Path, setup_log: Path) -> None:
    run(prepare)
    run(prepare, "dev")
    run(prepare, "dev")
    run(prepare)
    assert [line.rpartition("/")[2] for line in logged(setup_log, "install")] == ["project", "project[dev]"]


def test_an_extra_once_asked_for_stays_when_the_project_changes(
    prepare: list[str], project: Path, setup_log: Path
) -> None:
    run(prepare, "dev")
    edit(project, '"tinydb"', '"tinydb", "numpy"')
    run(prepare)
    assert logged(setup_log, "install")[-1].endswith("project[dev]")


def test_an_installation_that_broke_off_is_made_afresh(
    prepare: list[str], project: Path, setup_log: Path, tmp_path: Path
) -> None:
    (tmp_path / "pip-fails").touch()
    failed = run(prepare)
    left_behind = project / ".venv" / "half-written"
    left_behind.touch()
    assert failed.returncode == 1
    assert "could not be installed" in failed.stderr
    (tmp_path / "pip-fails").unlink()
    assert run(prepare).returncode == 0
    assert len(logged(setup_log, "-m venv")) == 2
    assert not left_behind.exists()


def test_an_environment_whose_python_is_gone_is_made_afresh(prepare: list[str], project: Path, setup_log: Path) -> None:
    run(prepare)
    environment.python_in(project).unlink()
    run(prepare)
    assert len(logged(setup_log, "-m venv")) == 2


def test_a_folder_of_somebody_else_that_does_not_work_is_not_deleted(prepare: list[str], project: Path) -> None:
    precious = project / ".venv" / "thesis.tex"
    precious.parent.mkdir()
    precious.touch()
    done = run(prepare)
    assert done.returncode == 1
    assert "Move it away" in done.stderr
    assert precious.exists()


def test_two_starts_at_once_make_one_environment(prepare: list[str], setup_log: Path) -> None:
    starts = [subprocess.Popen(prepare, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    for start in starts:
        start.communicate(timeout=ROOM_FOR_A_SLOW_MACHINE_S)
    assert [start.returncode for start in starts] == [0, 0, 0]
    assert len(logged(setup_log, "-m venv")) == 1
    assert len(logged(setup_log, "install")) == 1


def test_a_start_after_a_killed_one_waits_until_its_pip_has_ended(
    prepare: list[str], project: Path, setup_log: Path, tmp_path: Path
) -> None:
    (tmp_path / "pip-waits").touch()
    killed = subprocess.Popen(prepare, stderr=subprocess.DEVNULL)
    while not (setup_log.exists() and logged(setup_log, "install")):
        time.sleep(0.02)
    killed.kill()
    killed.wait()
    second = subprocess.Popen(prepare, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert second.stderr is not None
    assert "waiting" in second.stderr.readline()
    assert len(logged(setup_log, "install")) == 1
    (tmp_path / "pip-waits").unlink()
    second.communicate(timeout=ROOM_FOR_A_SLOW_MACHINE_S)
    assert second.returncode == 0
    assert len(logged(setup_log, "install")) == 2


def test_what_is_remembered_is_read_back(project: Path) -> None:
    (project / ".venv").mkdir()
    assert environment.remembered(project) is None
    environment.remember(project, environment.State("abc", ("dev",), "/here"))
    assert environment.remembered(project) == environment.State("abc", ("dev",), "/here")


def test_a_damaged_memory_counts_as_unfinished(project: Path) -> None:
    (project / ".venv").mkdir()
    (project / ".venv" / "paper-reader.json").write_text('{"fingerprint": "ab', encoding="utf-8")
    assert environment.remembered(project) == environment.State()


def test_an_environment_that_was_moved_with_the_project_is_made_afresh(
    prepare: list[str], project: Path, setup_log: Path, tmp_path: Path
) -> None:
    run(prepare)
    (project / ".venv" / "with-an-old-path").touch()
    moved = project.rename(tmp_path / "elsewhere")
    run([part.replace(str(project), str(moved)) for part in prepare])
    assert len(logged(setup_log, "-m venv")) == 2
    assert not (moved / ".venv" / "with-an-old-path").exists()

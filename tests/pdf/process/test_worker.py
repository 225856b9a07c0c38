import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pdf.process.made_pdfs import write_endless_pdf
from tests.places import PROJECT

LEAVES = """
import sys, time
from pathlib import Path
from reader_app.pdf.process import PdfProcess, Request, TileRequest
import multiprocessing

if __name__ == "__main__":
    process = PdfProcess()
    tile = TileRequest(61, 79, 0, 0, 61, 79)
    drawing = process.submit(Request("draw", Path(sys.argv[1]), 1, (tile,)))
    while not drawing.running() or not multiprocessing.active_children():
        time.sleep(0.01)
    print(multiprocessing.active_children()[0].pid, flush=True)
    time.sleep(60)
"""


def test_the_process_does_without_qt() -> None:
    check = "import sys, reader_app.pdf.process.worker, reader_app.pdf.process.desk; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", check], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_program_does_without_pdfium_until_a_pdf_is_read() -> None:
    check = "import sys, reader_app.pdf.process; print({'pypdfium2', 'pikepdf', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process by its number as POSIX does")
def test_the_process_ends_with_a_program_that_is_killed_while_a_file_hangs(tmp_path: Path) -> None:
    script = tmp_path / "leaves.py"
    script.write_text(LEAVES, encoding="utf-8")
    path = write_endless_pdf(tmp_path / "endless.pdf")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    program = subprocess.Popen(
        [sys.executable, str(script), str(path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert program.stdout is not None
    worker = int(program.stdout.readline())
    program.kill()
    program.wait()
    program.stdout.close()
    while is_there(worker):
        pass


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # An orphan whose new parent has not looked at its end yet is still there by number.
    status = Path(f"/proc/{pid}/status")
    return not (status.exists() and "State:\tZ" in status.read_text(encoding="utf-8"))

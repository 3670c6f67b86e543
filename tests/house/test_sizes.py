"""The bound on sizes catches what grows."""

from pathlib import Path

from house.sizes import LONGEST_FILE, LONGEST_FUNCTION, faults


def test_a_long_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "big.py"
    path.write_text("x = 1\n" * (LONGEST_FILE + 1))
    assert list(faults(path, "big.py")) == [
        "big.py: 401 lines; 400 at most. Split it by verb, reader or part."
    ]


def test_a_long_function_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "deep.py"
    path.write_text("\ndef walk():\n" + "    x = 1\n" * LONGEST_FUNCTION)
    (fault,) = faults(path, "deep.py")
    assert fault.startswith("deep.py:2: walk has 41 lines")


def test_sizes_on_the_bound_pass(tmp_path: Path) -> None:
    path = tmp_path / "fine.py"
    path.write_text("def walk():\n" + "    x = 1\n" * (LONGEST_FUNCTION - 1))
    assert list(faults(path, "fine.py")) == []

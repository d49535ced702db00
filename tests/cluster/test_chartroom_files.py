"""Laws of how a site's files are written, that need no Spark to be tried."""

import base64
import hashlib
import json
import sys
import tempfile
import unittest
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[2] / "cluster"))
import chartroom_files as program


def batches(rows: list[dict[str, object]], *cuts: int) -> Iterator[pa.RecordBatch]:
    for start, end in zip((0, *cuts), (*cuts, len(rows)), strict=True):
        yield pa.RecordBatch.from_pylist(rows[start:end])


class Groups(unittest.TestCase):
    def test_a_line_holds_a_group_and_those_that_it_names_wherever_batches_end(self) -> None:
        rows = [(0, True, "1"), (0, True, "2"), (0, False, "3"), (2, True, "4")]
        named = [dict(zip(("group", "own", "line"), row, strict=True)) for row in rows]
        for cuts in ((), (1,), (2, 3)):
            lines = [
                json.loads(line)
                for batch in program.group_lines(batches(named, *cuts))
                for line in batch.column("line").to_pylist()
            ]
            self.assertEqual([line["papers"] for line in lines], [[1, 2], [4]])
            self.assertEqual([line["linked"] for line in lines], [[3], []])
            self.assertEqual([line["from"] for line in lines], [0, 2 * program.PAPERS_A_LINE])


class Files(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="chartroom site ")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def told(self, batches: Iterator[pa.RecordBatch]) -> dict[str, tuple[int, str]]:
        rows = [row for batch in batches for row in batch.to_pylist()]
        return {row["path"]: (row["bytes"], row["digest"]) for row in rows}

    def found(self) -> dict[str, bytes]:
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}

    def check(self, told: dict[str, tuple[int, str]], wanted: dict[str, bytes]) -> None:
        self.assertEqual(self.found(), wanted)
        hashes = {path: (len(text), hashlib.sha256(text).hexdigest()[:16]) for path, text in wanted.items()}
        self.assertEqual(told, hashes)

    def test_answered_files_stand_where_they_say_and_nothing_beside_them(self) -> None:
        wanted = {"data/v/a.bin": b"\x00\xff", "data/v/b/c.bin": b"", "d": b"text"}
        files = [{"path": path, "bytes": base64.b64encode(text).decode()} for path, text in wanted.items()]
        answers: list[dict[str, object]] = [
            {"answer": json.dumps({"files": files[:2]})},
            {"answer": json.dumps({"files": files[2:]})},
        ]
        for folder in (str(self.folder), f"file:{self.folder}"):
            # A task that is tried again writes the same files again.
            for _ in range(2):
                self.check(self.told(program.answered(folder)(batches(answers, 1))), wanted)

    def test_texts_of_one_file_are_joined_in_their_order(self) -> None:
        rows: list[dict[str, object]] = [
            {"path": path, "text": text.encode()} for path, text in (("a", "1\n"), ("a", "é\n"), ("b", "3\n"), ("b", ""))
        ]
        wanted = {"a": "1\né\n".encode(), "b": b"3\n"}
        for cuts in ((), (1,), (3,)):
            self.check(self.told(program.joined(str(self.folder))(batches(rows, *cuts))), wanted)


if __name__ == "__main__":
    unittest.main()

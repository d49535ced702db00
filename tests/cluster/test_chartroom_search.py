"""Laws of how an index of words is put together, that need no Spark to be tried."""

import base64
import json
import sys
import tempfile
import unittest
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[2] / "cluster"))
import chartroom_search as program
from chartroom_files import Site
from chartroom_tables import Table


def batches(rows: list[dict[str, object]], *cuts: int) -> Iterator[pa.RecordBatch]:
    for start, end in zip((0, *cuts), (*cuts, len(rows)), strict=True):
        yield pa.RecordBatch.from_pylist(rows[start:end])


def rows_of(batches: Iterator[pa.RecordBatch]) -> list[dict[str, object]]:
    return [row for batch in batches for row in batch.to_pylist()]


class Blocks(unittest.TestCase):
    def test_a_line_holds_a_block_and_what_is_found_there_wherever_batches_end(self) -> None:
        names = ("kind", "block", "own", "text")
        told = [("terms", 0, True, "1"), ("terms", 0, False, "2"), ("terms", 2, True, "3"), ("titles", 2, True, "4")]
        rows = [dict(zip(names, row, strict=True)) for row in told]
        for cuts in ((), (1,), (2, 3)):
            lines = [json.loads(str(row["line"])) for row in rows_of(program.block_lines(batches(rows, *cuts)))]
            self.assertEqual([line["rows"] for line in lines], [[1], [3], [4]])
            self.assertEqual([line["aliases"] for line in lines], [[2], [], []])
            self.assertEqual([line["firstRow"] for line in lines], [0, 2 * 4096, 2 * 4096])
            self.assertEqual([line["column"] for line in lines], ["terms", "terms", "titles"])

    def test_a_key_goes_to_the_block_before_whose_end_it_would_lie_as_javascript_compares(self) -> None:
        # The last begins with a half of a character beyond the first 65,536: less than U+FFFD to JavaScript.
        firsts = ["ant", "kelp", "\U0001d4b3"]
        keys = {"a": 0, "ant": 0, "kelo": 0, "kelp": 1, "zebra": 1, "\U0001d4b3": 2, "\ufffd": 2}
        rows: list[dict[str, object]] = [{"key": key, "told": json.dumps({"key": key})} for key in keys]
        found = rows_of(program.routed(firsts)(batches(rows, 2)))
        self.assertEqual({json.loads(str(row["text"]))["key"]: row["block"] for row in found}, keys)
        self.assertEqual({row["own"] for row in found}, {False})


class Files(unittest.TestCase):
    def test_files_of_blocks_are_numbered_over_all_blocks_whichever_comes_first(self) -> None:
        def answer(*folders: str) -> str:
            files = [{"folder": folder, "head": "{}", "bytes": base64.b64encode(b"x").decode()} for folder in folders]
            return json.dumps({"files": files})

        answers: list[dict[str, object]] = [
            {"block": 1, "answer": answer("terms", "terms")},
            {"block": 0, "answer": answer("terms", "postings", "terms", "terms")},
        ]
        made = rows_of(program.filed(batches(answers, 1)))
        self.assertEqual(len({row["name"] for row in made}), 6)
        before = {("terms", 0): 0, ("terms", 1): 3, ("postings", 0): 0}
        with tempfile.TemporaryDirectory(prefix="chartroom search ") as folder:
            nowhere = Table("", "", 0)
            write = program.numbered(Site(folder, "v", nowhere, False, nowhere), before)
            written = rows_of(write(batches(made, 2)))
            found = [str(path.relative_to(folder)) for path in Path(folder).rglob("*.bin")]
        names = [f"data/v/search/terms/{n}.bin" for n in range(5)] + ["data/v/search/postings/0.bin"]
        self.assertEqual(sorted(found), sorted(names))
        self.assertEqual([row["path"] for row in written][:3], [names[3], names[4], names[0]])

    def test_so_many_identifiers_lie_in_so_many_files(self) -> None:
        found = [program.identifier_files(pairs) for pairs in (0, 1, 1024, 1025)]
        self.assertEqual(found, [0, 1, 1, 2])


if __name__ == "__main__":
    unittest.main()

"""Laws of the program for Spark that need no Spark to be tried."""

import base64
import json
import os
import sys
import unittest
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[2] / "cluster"))
import chartroom_spark as program  # noqa: E402
import chartroom_tables as tables  # noqa: E402

ECHO = [sys.executable, "-uc", "import sys\nfor line in sys.stdin: print(line.strip()[::-1])"]


class Workers(unittest.TestCase):
    def test_answers_come_in_order_however_much_there_is(self) -> None:
        batches = [[f"{i} {'x' * 2000}" for i in range(start, start + 300)] for start in (0, 300)]
        got = list(tables.answers(ECHO, iter(batches)))
        self.assertEqual(got, [[line[::-1] for line in lines] for lines in batches])

    def test_no_process_is_started_for_nothing(self) -> None:
        self.assertEqual(list(tables.answers(["/no/such/program"], iter([]))), [])

    def test_a_process_that_ends_early_is_told_with_what_it_said(self) -> None:
        call = [sys.executable, "-c", "import sys; sys.exit('no model here')"]
        with self.assertRaisesRegex(RuntimeError, "ended early: no model here"):
            list(tables.answers(call, iter([["a" * 200_000, "b"]])))

    def test_a_process_that_says_more_than_it_was_asked_is_told(self) -> None:
        call = [sys.executable, "-uc", "import sys\nfor line in sys.stdin: print(line.strip() + '\\nmore')"]
        with self.assertRaisesRegex(RuntimeError, "more answers than"):
            list(tables.answers(call, iter([["a"]])))

    def test_a_process_keeps_what_it_compiled_where_the_next_finds_it(self) -> None:
        call = [sys.executable, "-uc", "import os, sys\nfor _ in sys.stdin: print(os.environ['NODE_COMPILE_CACHE'])"]
        for named, found in (({}, "/run/compiled"), ({"NODE_COMPILE_CACHE": "/own"}, "/own")):
            with patch.dict(os.environ, named):
                if not named:
                    os.environ.pop("NODE_COMPILE_CACHE", None)
                self.assertEqual(list(tables.answers(call, iter([["a"]]), "/run/compiled")), [[found]])


class Cells(unittest.TestCase):
    def test_products_of_vectors_in_steps_are_exact_in_any_order(self) -> None:
        random = np.random.RandomState(3)
        raw = random.normal(size=(50, 256)) * (random.random_sample((50, 256)) < 0.3)
        unit = (raw / np.linalg.norm(raw, axis=1, keepdims=True)).astype("<f4")
        steps = program.in_steps(row.tobytes() for row in unit)
        exact = steps.astype(np.int64) @ steps.astype(np.int64).T
        order = random.permutation(256)
        np.testing.assert_array_equal(steps @ steps.T, exact)
        np.testing.assert_array_equal(steps[:, order] @ steps[:, order].T, exact)
        np.testing.assert_allclose(exact / program.STEPS**2, unit @ unit.T, atol=0.005)

    def test_the_nearest_are_those_of_the_largest_products_the_earlier_of_two_as_near(self) -> None:
        random = np.random.RandomState(4)
        steps = random.randint(-3, 4, size=(program.ROWS_AT_ONCE + 90, 6)).astype(np.float32)
        own = program.ROWS_AT_ONCE + 5
        nearest = program.nearest_of_first(steps, own)
        self.assertEqual(nearest.shape, (own, program.NEAREST))
        scores = steps @ steps.T
        for row in range(own):
            others = [place for place in range(len(steps)) if place != row]
            others.sort(key=lambda place: (-scores[row, place], place))
            self.assertEqual(nearest[row].tolist(), others[: program.NEAREST])
        self.assertEqual(program.nearest_of_first(steps[:1], 1).shape, (1, 0))

    def test_a_line_holds_all_of_a_part_its_own_papers_first(self) -> None:
        members = [("0/0", True, "a"), ("0/0", False, "b"), ("1/0", False, "c"), ("2/0", True, "d"), ("2/0", True, "e")]
        vectors = np.eye(5, dtype="<f4")
        terms = [b"12345" * n for n in range(5)]
        rows = [(*one, vectors[i].tobytes(), terms[i]) for i, one in enumerate(members)]

        def batches() -> Iterator[pa.RecordBatch]:
            names = ("part", "own", "slug", "vector", "terms")
            for cut in (rows[:1], rows[1:4], rows[4:]):
                yield pa.RecordBatch.from_pylist([dict(zip(names, row, strict=True)) for row in cut])

        lines = [line for batch in program.cell_lines(batches()) for line in batch.column("line").to_pylist()]
        first, second = (json.loads(line) for line in lines)
        self.assertEqual([first["keys"], first["own"], first["sizes"]], [["a", "b"], 1, [0, 5]])
        self.assertEqual([second["keys"], second["own"], second["sizes"]], [["d", "e"], 2, [15, 20]])
        self.assertEqual(base64.b64decode(second["vectors"]), vectors[3:].tobytes())
        self.assertEqual(base64.b64decode(second["terms"]), terms[3] + terms[4])
        self.assertEqual(np.frombuffer(base64.b64decode(second["nearest"]), "<u4").tolist(), [1, 0])


class Sample(unittest.TestCase):
    def test_every_cell_is_drawn_from_and_none_beyond_its_papers(self) -> None:
        random = np.random.RandomState(5)
        for _ in range(200):
            counts = {cell: int(n) for cell, n in enumerate(1 + random.pareto(1, size=20) * 50)}
            size = int(random.randint(20 * program.MIN_OF_CELL, 5000))
            drawn = program.quotas(counts, min(size, sum(counts.values())))
            self.assertLessEqual(sum(drawn.values()), size)
            for cell, n in counts.items():
                self.assertTrue(min(n, program.MIN_OF_CELL) <= drawn[cell] <= n, (counts, size, drawn))


class Errors(unittest.TestCase):
    def test_what_is_ours_of_an_error_is_told_with_what_to_do(self) -> None:
        broken = "[FAILED_READ_FILE.NO_HINT] Encountered error while reading file file:///in/part_1.gz. SQLSTATE: KD001"
        self.assertEqual(
            program.told(broken),
            "cluster: damaged papers: file:///in/part_1.gz cannot be read to its end. Fetch it again, or leave it out.",
        )
        self.assertEqual(
            program.told("Job aborted\n  RuntimeError: node worker near: no model\n at org.apache"),
            "cluster: a worker failed: node worker near: no model",
        )
        self.assertIsNone(program.told("Out of memory"))


if __name__ == "__main__":
    unittest.main()

"""Laws of the program that need Spark, but not Chartroom: `npm run audit -- cluster` runs them."""

import gzip
import json
import sys
import tempfile
import unittest
from pathlib import Path

from pyspark.sql import Row, SparkSession
from pyspark.sql import functions as F

sys.path.insert(0, str(Path(__file__).parents[2] / "cluster"))
import chartroom_search as search  # noqa: E402
import chartroom_spark as program  # noqa: E402
import chartroom_tables as tables  # noqa: E402


class OnSpark(unittest.TestCase):
    spark: SparkSession
    folder: Path
    run_: program.Run

    @classmethod
    def setUpClass(cls) -> None:
        cls.spark = SparkSession.builder.getOrCreate()
        cls.spark.conf.set("spark.sql.shuffle.partitions", 2)
        cls.folder = Path(tempfile.mkdtemp(prefix="chartroom-spark-"))
        cls.run_ = tables.Run(cls.spark, str(cls.folder / "out"), ["chartroom"], "0")

    @classmethod
    def tearDownClass(cls) -> None:
        tables.remove(cls.run_, str(cls.folder))
        cls.spark.stop()

    def lines(self, name: str) -> list[str]:
        files = program.files_under(self.run_, str(self.folder / name))
        return sorted(row.line for row in program.lines_of(self.run_, files).collect())

    def test_lines_end_at_line_ends_alone(self) -> None:
        folder = self.folder / "lines"
        folder.mkdir()
        (folder / "a.jsonl").write_text('\ufeff{"a": "x\u2028y"}\r\n\n  \n{"a": 2}', encoding="utf-8", newline="")
        (folder / "part_000.gz").write_bytes(gzip.compress(b'{"a": 3}\n'))
        (folder / "manifest").write_text("{}")
        self.assertEqual(self.lines("lines"), ['{"a": "x\u2028y"}', '{"a": 2}', '{"a": 3}'])

    def test_rows_of_tables_are_json(self) -> None:
        rows = [Row(title="A", authors=["x", "y"], venue=None, place=Row(name="here"))]
        self.spark.createDataFrame(
            rows, "title string, authors array<string>, venue string, place struct<name: string>"
        ).write.parquet(str(self.folder / "table"))
        [line] = self.lines("table")
        self.assertEqual(json.loads(line), {"title": "A", "authors": ["x", "y"], "place": {"name": "here"}})

    def test_what_cannot_be_read_is_told_with_what_to_do(self) -> None:
        with self.assertRaisesRegex(SystemExit, "missing papers: .*nowhere is not there. Give --papers"):
            self.lines("nowhere")
        (self.folder / "empty").mkdir()
        with self.assertRaisesRegex(SystemExit, "no file with anything in it"):
            self.lines("empty")
        mixed = self.folder / "mixed"
        mixed.mkdir()
        (mixed / "a.parquet").write_text("x")
        (mixed / "b.jsonl").write_text("{}")
        with self.assertRaisesRegex(SystemExit, "b.jsonl stands beside Parquet tables"):
            self.lines("mixed")

    def test_roots_are_the_least_keys_that_pairs_lead_to(self) -> None:
        pairs = [("e", "d"), ("d", "c"), ("c", "b"), ("a", "b"), ("y", "x")]
        roots = program.components(self.spark.createDataFrame(pairs, "key string, other string"))
        self.assertEqual(dict(roots.collect()), {**dict.fromkeys("abcde", "a"), "x": "x", "y": "x"})

    def test_every_slug_is_one_paper(self) -> None:
        long = "-".join(["word"] * 16)
        slugs = ["reef", "reef", "reef", "reef-2", long, long, "b"]
        rows = [(f"{i}aaaaaaaaa", slug) for i, slug in enumerate(slugs)]
        named = program.numbered(self.spark.createDataFrame(rows, "key string, slug string"))
        got = [slug for _, slug in sorted(named.select("key", "slug").collect())]
        cut = "-".join(["word"] * 15)
        self.assertEqual(got, ["reef", "reef-1aaaaaaa", "reef-3", "reef-2", long, f"{cut}-2", "b"])

    def test_half_of_all_papers_in_one_cell_cost_what_they_are(self) -> None:
        count = 9 * program.PAPERS_A_PART
        rows = self.spark.range(count).select(
            F.concat(F.lit("paper-"), "id").alias("slug"), F.array(F.lit(0), F.lit(1), F.lit(2)).alias("cells")
        )
        few = self.spark.createDataFrame([("other", [1, 0])], "slug string, cells array<int>")
        parts = program.parts_of_cells(rows.union(few)).persist()
        own = parts.where("own").groupBy("slug").count()
        self.assertEqual((own.count(), own.agg(F.max("count")).first()), (count + 1, Row(1)))
        sizes = dict(parts.where("part like '0/%'").groupBy("part").count().collect())
        self.assertEqual(len(sizes), 9)
        self.assertLess(max(sizes.values()), 1.1 * program.PARTS_SEEN * program.PAPERS_A_PART)
        # Nobody looks in a cell that is nobody's own.
        self.assertEqual(parts.where("part like '2/%'").count(), 0)

    def test_a_table_without_its_mark_is_made_again_and_the_same(self) -> None:
        made: list[int] = []

        def keep(parts: int) -> tables.Table:
            def make() -> tables.DataFrame:
                made.append(parts)
                return self.spark.range(3000).select(F.col("id").cast("string").alias("key")).repartition(parts)

            return tables.keep(self.run_, "numbers", ["here"], 60_000, "key", make)

        table = keep(1)
        bytes_ = {file.name: file.read_bytes() for file in Path(table.path).glob("*.parquet")}
        self.assertEqual(sorted(bytes_), ["part-00000.parquet", "part-00001.parquet", "part-00002.parquet"])
        self.assertEqual(keep(2), table)
        Path(f"{table.path}.made").unlink()
        self.assertEqual(keep(5), table)
        self.assertEqual(made, [1, 5])
        self.assertEqual({file.name: file.read_bytes() for file in Path(table.path).glob("*.parquet")}, bytes_)

    def test_what_papers_told_search_is_counted_once(self) -> None:
        told = [
            {"given": ["topicOf", "titles"], "identifiers": [[7, 0], [9, 1]]},
            {"given": ["topicOf", "titles", "authors"], "identifiers": [[3, 2]]},
        ]
        rows = [(group, json.dumps(answer)) for group, answer in enumerate(told)]

        def make() -> tables.DataFrame:
            return self.spark.createDataFrame(rows, "group long, answer string").persist()

        def held() -> int:
            return int(self.spark.sparkContext._jsc.getPersistentRDDs().size())

        # Checkpoints of earlier tests stay.
        self.spark.catalog.clearCache()
        before = held()
        answers = tables.keep(self.run_, "told", ["here"], 2, "group", make)
        # What a stage holds to read twice goes with it.
        self.assertEqual(held(), before)
        site = search.Site("", "v", answers, False, answers)
        wanted = search.Totals(["authors", "titles", "topicOf"], 3)
        self.assertEqual(search.totals(self.run_, site, answers), wanted)


if __name__ == "__main__":
    unittest.main()

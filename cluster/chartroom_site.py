"""The site of an atlas that stands in tables: a folder for any static host, whose files the executors write.

What shows single papers is made of rows by `chartroom worker`, some thousand at once, and written where it was made;
what is small the driver makes of the sample, by `chartroom skeleton`. Each stage leaves a table of the files it wrote:
a run that died goes on after the last of them. The page by which readers come in is put there last.
"""

from __future__ import annotations

import base64
import itertools
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import fs
from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

from chartroom_files import (
    FILES,
    PAPERS_A_LINE,
    Site,
    answered,
    asked,
    by_number,
    in_groups,
    in_order,
    joined,
    one_line,
    place_of,
    put,
    written,
)
from chartroom_meaning import make_meaning
from chartroom_search import make_search
from chartroom_tables import (
    NULLS,
    Run,
    Table,
    ask,
    copy,
    counted,
    file_system,
    keep,
    kept,
    key_of,
    read_text,
    rows_of,
    share_folder,
    shared_out,
)

# Digits of the version in the addresses of files.
VERSION_LENGTH = 12
# How so many papers are kept, whatever their owner's settings say.
FORM = "pages: packed\npapers: shards\n"
# Papers in a file of the list of all, and in a part of the open data.
PAPERS_A_LIST = 1000
PAPERS_A_PART = 5000
# Addresses of papers in a file for search engines: the most that one may have.
ADDRESSES_A_FILE = 50_000
# Names of authors by which selections are told apart, as one machine takes them.
MOST_AUTHORS = 20_000
# Titles in a file, in the order of points.
TITLES_A_FILE = 256
# The fields of a paper that others name, and of one of which a list or the map has a line.
NAMED = ("slug", "title", "language", "authors", "year", "venue", "topic", "probabilities", "path", "id", "x", "y")
FURTHER = ("abstract", "doi", "arxiv", "url", "code", "keywords", "related")
BYTES_AT_ONCE = 1 << 20
DOTS = "dots array<struct<curve: long, number: long, point: string, title: string>>"
OPEN = "lines array<struct<line: string>>"


# ---- what papers are counted, sorted and grouped by


def keys(run: Run, papers: Table, kit: Table) -> Table:
    """By what papers are counted and grouped, and whom each stands beside among those of its groups."""

    def make() -> DataFrame:
        rows = rows_of(run, papers).select("slug", "title", "topic", "probabilities", "path")
        lines = shared_out(run, rows.select("slug", F.to_json(F.struct("*"), NULLS).alias("line")), papers.rows, "slug")
        said = ask(run, lines, "keys", share_folder(run, kit), option="--kit")
        schema = "ids array<string>, page int, order string, walk string"
        found = said.select("slug", F.from_json("answer", schema).alias("said")).select("slug", "said.*").persist()
        along = Window.partitionBy("walk").orderBy("order", "slug")
        same = F.row_number().over(Window.partitionBy(F.col("ids")[0]).orderBy("slug"))
        beside = found.select(
            "slug",
            "page",
            F.lag("slug").over(along).alias("before"),
            F.lead("slug").over(along).alias("after"),
            # The first of those that would have one short id gets it, a later one its next choice.
            F.when(same > 1, F.col("ids")[F.least(same, F.size("ids")) - 1]).alias("id"),
        )
        for name, by in (("number", ("slug",)), ("rank", ("order", "slug"))):
            beside = beside.join(counted(found, "slug", name, *by), "slug")
        return beside

    return keep(run, "keys", [papers.key, kit.key], papers.rows, "slug", make)


def lined(run: Run, papers: Table, keys_: Table, kit: Table) -> Table:
    """All that workers are told of a paper, as a line where files of it are made and one where others name it."""

    def make() -> DataFrame:
        text = run.spark.read.text(f"{kit.path}/sample.jsonl")
        known = text.select(
            F.get_json_object("value", "$.slug").alias("slug"),
            F.regexp_extract("value", r'"known":(.*)\}$', 1).alias("known"),
        )
        rows = rows_of(run, papers).join(rows_of(run, keys_), "slug").join(known, "slug", "left")
        told = F.concat(F.lit(',"known":'), F.coalesce("known", F.lit("null")), F.lit("}"))

        def line(*fields: str) -> Column:
            # What is known is JSON already, and stays letter by letter.
            return F.concat(F.regexp_replace(F.to_json(F.struct(*fields), NULLS), r"\}$", ""), told)

        return rows.select(
            *("slug", "number", "page", "rank"),
            F.array_compact(F.array("before", "after")).alias("beside"),
            F.col("related.slug").alias("related"),
            line(*NAMED, *FURTHER).alias("line"),
            line(*NAMED).alias("named"),
        )

    return keep(run, "lines", [papers.key, keys_.key, kit.key], papers.rows, "slug", make)


# ---- files


def pages(run: Run, site: Site) -> Table:
    """Packed pages of papers, with those of the papers beside each."""

    def make() -> DataFrame:
        count = rows_of(run, site.rows).agg(F.max("page") + 1).first()
        together = max(1, PAPERS_A_LINE * (count[0] if count else 1) // site.rows.rows)
        group = F.floor(F.col("page") / together)
        lines = in_groups(run, site, group, "number", F.array_union("related", "beside"))
        return asked(run, site, lines, "pages").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "pages", make)


def panels(run: Run, site: Site) -> Table:
    """Panels beside the map, and the texts that search shows of."""

    def make() -> DataFrame:
        lines = in_groups(run, site, by_number(PAPERS_A_LINE), "number", F.col("related"))
        return asked(run, site, lines, "panels").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "panels", make)


def open_data(run: Run, site: Site) -> Table:
    """The papers as open data: one file, or parts where the host takes none so large."""

    def make() -> DataFrame:
        lines = in_groups(run, site, by_number(PAPERS_A_PART), "number", F.col("related"))
        said = asked(run, site, lines, "open")
        text = F.concat_ws("", F.transform(F.from_json("answer", OPEN)["lines"], lambda one: one["line"]))
        part = F.concat(F.lit("api/papers-"), F.col("group") + 1, F.lit(".jsonl"))
        path = part if site.parts else F.lit("api/papers.jsonl")
        texts = said.select(path.alias("path"), "group", text.alias("text"))
        return in_order(run, site, texts, "group").mapInArrow(joined(site.folder), FILES)

    return written(run, site, "open", make)


def list_of_all(run: Run, site: Site) -> Table:
    """The list of all papers by their titles, and what each file of it begins with."""

    def said() -> DataFrame:
        lines = in_groups(run, site, F.floor(F.col("rank") / PAPERS_A_LIST), "rank", None, "named")
        return asked(run, site, lines, "list").select("group", "answer")

    answers = keep(run, "starts", [site.rows.key], 1, "group", said)

    def make() -> DataFrame:
        starts = rows_of(run, answers).orderBy("group").select(F.get_json_object("answer", "$.start")).collect()
        text = json.dumps({"starts": [start for (start,) in starts]})
        index = asked(run, site, one_line(run, text), "list-index")
        return rows_of(run, answers).select("answer").union(index).mapInArrow(answered(site.folder), FILES)

    return written(run, site, "list", make)


def points(run: Run, site: Site) -> Table:
    """The papers as points of the map, along a curve on which those beside each other follow each other."""

    def told() -> DataFrame:
        lines = in_groups(run, site, by_number(PAPERS_A_LINE), "number", None, "named")
        said = asked(run, site, lines, "dots").select(F.from_json("answer", DOTS).alias("said"))
        return said.select(F.explode("said.dots").alias("dot")).select("dot.*")

    # As many bytes as a paper has here are few: one task holds those of some million.
    dots = keep(run, "dots", [site.rows.key], site.rows.rows, "number", told)

    def make() -> DataFrame:
        rows = rows_of(run, dots)
        rows = rows.join(counted(rows, "number", "place", "curve", "number"), "number").persist()
        first = F.when(F.col("place") % TITLES_A_FILE == 0, "[").otherwise(",")
        ends = (F.col("place") % TITLES_A_FILE == TITLES_A_FILE - 1) | (F.col("place") == site.rows.rows - 1)
        number = F.floor(F.col("place") / TITLES_A_FILE)
        texts = rows.select(
            F.concat(F.lit(f"data/{site.version}/titles/"), number, F.lit(".json")).alias("path"),
            "place",
            F.concat(first, "title", F.when(ends, "]\n").otherwise("")).alias("text"),
        )
        titles = in_order(run, site, texts, "place").mapInArrow(joined(site.folder), FILES)
        one = rows.select("place", F.unbase64("point").alias("point")).repartition(1).sortWithinPartitions("place")
        line = one.mapInArrow(points_line, "line string")
        files = asked(run, site, line, "points").mapInArrow(answered(site.folder), FILES)
        return titles.union(files)

    return written(run, site, "points", make)


def points_line(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The line of all points, in the order of their rows."""
    every = b"".join(itertools.chain.from_iterable(batch.column("point").to_pylist() for batch in batches))
    line = json.dumps({"points": base64.b64encode(every).decode()})
    yield pa.RecordBatch.from_arrays([pa.array([line])], ["line"])


def relations(run: Run, site: Site) -> Table:
    """What relates papers on the map, by which selections are compared: related papers, and who wrote several."""

    def make() -> DataFrame:
        numbers = rows_of(run, site.rows).select("slug", "number")
        pairs = rows_of(run, site.rows).select("number", F.posexplode_outer("related").alias("rank", "slug"))
        places = pairs.join(numbers.withColumnRenamed("number", "place"), "slug", "left")
        ranked = F.array_sort(F.collect_list(F.when(F.col("place").isNotNull(), F.struct("rank", "place"))))
        related = places.groupBy("number").agg(F.transform(ranked, lambda one: one["place"]).alias("related"))
        group = by_number(PAPERS_A_LINE).alias("group")
        each = F.array_sort(F.collect_list(F.struct("number", "related")))
        lines = related.groupBy(group).agg(F.transform(each, lambda one: one["related"]).alias("related"))
        line = F.to_json(F.struct("related")).alias("line")
        lines = shared_out(run, lines.select("group", line), 0, "group")
        said = asked(run, site, lines, "related")
        path = F.lit(f"data/{site.version}/related.bin").alias("path")
        text = F.unbase64(F.get_json_object("answer", "$.bytes")).alias("text")
        parts = in_order(run, site, said.select(path, "group", text), "group").mapInArrow(joined(site.folder), FILES)
        wrote = rows_of(run, site.rows).select("number", F.get_json_object("named", "$.authors").alias("names"))
        names = wrote.select("number", F.explode(F.array_distinct(F.from_json("names", "array<string>"))).alias("name"))
        several = names.groupBy("name").agg(F.array_sort(F.collect_list("number")).alias("papers"))
        several = several.where("size(papers) > 1").orderBy(F.desc(F.size("papers")), "name").limit(MOST_AUTHORS)
        authors = [{"text": name, "papers": list(papers)} for name, papers in several.collect()]
        one = asked(run, site, one_line(run, json.dumps({"authors": authors})), "authorships")
        return parts.union(one.mapInArrow(answered(site.folder), FILES))

    return written(run, site, "relations", make)


def addresses(run: Run, site: Site) -> Table:
    """Files of papers' addresses for search engines, as the index names them that the driver made."""

    def make() -> DataFrame:
        lines = in_groups(run, site, by_number(ADDRESSES_A_FILE), "number", None, "to_json(struct(slug))")
        return asked(run, site, lines, "sitemap").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "sitemap", make)


# ---- what the driver makes


def totals(run: Run, papers: Table) -> dict[str, int]:
    """How many papers each topic and each subtopic has, by the way to it."""
    counts: dict[str, int] = {}
    for topic, path, count in rows_of(run, papers).groupBy("topic", "path").count().collect():
        for depth in range(len(path) + 1):
            way = "/".join([topic, *path[:depth]])
            counts[way] = counts.get(way, 0) + count
    return dict(sorted(counts.items()))


def skeleton(run: Run, papers: Table, fitted: Table, settings: str) -> Table:
    """What is small of a site, and the kit by which workers make the rest."""
    version = key_of(run.code, papers.key, fitted.key, settings)[:VERSION_LENGTH]

    def make(to: str) -> int:
        with tempfile.TemporaryDirectory(prefix="chartroom-") as folder:
            here = Path(folder)
            # The sample is charted already: with what was kept of that, and by the same code, it is not charted again.
            for name in ("content", "cache"):
                copy(run, f"{fitted.path}/{name}", (here / name).as_uri())
            ours = re.sub(r"^(?:pages|papers):.*\n?", "", settings, flags=re.MULTILINE)
            (here / "content/site.yaml").write_text(f"{ours.rstrip()}\n{FORM}", encoding="utf-8")
            told = {"version": version, "papers": papers.rows, "counts": totals(run, papers)}
            (here / "totals.json").write_text(json.dumps(told), encoding="utf-8")
            call = [*run.command, "skeleton"]
            for name in ("content", "totals", "out", "kit", "cache"):
                call += [f"--{name}", str(here / {"totals": "totals.json", "out": "site"}.get(name, name))]
            if subprocess.run(call, stdout=sys.stderr, check=False).returncode != 0:
                raise SystemExit("cluster: the site's frame could not be made: the lines above say why.")
            for name in ("site", "kit"):
                copy(run, (here / name).as_uri(), f"{to}/{name}")
        return fitted.rows

    return kept(run, "skeleton", [papers.key, fitted.key, settings], make)


def make_site(run: Run, papers: Table, placed: Table, fitted: Table, settings: str) -> str:
    """Writes the whole site; its folder."""
    frame = skeleton(run, papers, fitted, settings)
    kit = Table(f"{frame.path}/kit", frame.key, frame.rows)
    rows = lined(run, papers, keys(run, papers, kit), kit)
    files, at = file_system(run, f"{run.out}/site")
    folder = str(files.makeQualified(at).toString())
    told = json.loads(read_text(run, f"{kit.path}/frame.json"))["frame"]
    # As the program divides them: only where a host takes no file of any size.
    parts = told["site"].get("host", "any") != "any" and papers.rows > PAPERS_A_PART
    site = Site(folder, told["version"], kit, parts, rows)
    for stage in (pages, panels, open_data, list_of_all, points, relations):
        stage(run, site)
    make_search(run, site, make_meaning(run, site, placed))
    # Of a sample that is all the driver knows every address itself.
    if told["site"]["address"] is not None and fitted.rows < papers.rows:
        addresses(run, site)
    publish(f"{frame.path}/site", folder)
    return folder


def publish(made: str, folder: str) -> None:
    """Puts what the driver made beside what executors did, the page that readers come in by last."""
    (files, root), (others, to) = place_of(made), place_of(folder)
    names = [
        one.path.removeprefix(f"{root}/")
        for one in files.get_file_info(fs.FileSelector(root, recursive=True))
        if one.is_file
    ]
    # Hadoop leaves checksums of its own beside files of a disk.
    own = sorted(name for name in names if not re.search(r"(?:^|/)\.[^/]*\.crc$", name))
    for name in sorted(own, key=lambda name: name == "index.html"):
        with files.open_input_stream(f"{root}/{name}") as stream:
            put(others, f"{to}/{name}", iter(lambda: stream.read(BYTES_AT_ONCE), b""))

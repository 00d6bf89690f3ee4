"""Each command as a user runs it: what goes to stdout, what to stderr, and the exit status."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.commands.conftest import Run


def test_without_a_command_what_is_found_is_printed_as_lines_of_three(kg: Run, article: Path) -> None:
    done = kg(article)
    assert done.returncode == 0
    assert "Trần Hữu Phước\ttrao tặng\tBằng khen" in done.stdout.splitlines()
    assert done.stdout == kg("extract", article).stdout


def test_frames_are_json_an_object_a_line_whose_offsets_slice_the_text(kg: Run, article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    frames = [json.loads(line) for line in kg("extract", article, "--format", "frames").stdout.splitlines()]
    assert {frame["type"] for frame in frames} >= {"Award", "HoldsPosition", "Statement"}
    for frame in frames:
        spans = [
            frame["sentence"],
            frame["trigger"],
            *(filler for role in frame["roles"].values() for filler in role),
        ]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_labels_come_in_the_language_asked_before_or_after_the_command(kg: Run, article: Path) -> None:
    before, after = kg("--lang", "en", "extract", article), kg("extract", article, "--lang", "en")
    assert before.stdout == after.stdout
    assert "Trần Hữu Phước\tawarded\t" in after.stdout


def test_an_explanation_names_a_rule_or_a_model_under_every_frame(kg: Run, article: Path) -> None:
    out = kg("extract", article, "--explain").stdout
    assert "why " in out
    assert "Award · trao tặng · asserted" in out


def test_a_build_writes_its_files_and_nothing_else(built: Path) -> None:
    names = {path.name for path in built.iterdir()}
    assert names == {
        "graph.html", "graph.jsonld", "graph.nq", "graph.trig", "graph.ttl", "report.json", "store",
    }  # fmt: skip


def test_a_build_of_what_is_there_changes_nothing(kg: Run, article: Path, built: Path) -> None:
    assert kg("build", article, "-o", built, "--check").returncode == 0
    assert kg("build", article, "-o", built, "--dry-run").stdout == "unchanged\tbang-khen\n"


def test_a_build_that_is_behind_its_sources_is_told_so(kg: Run, built: Path, tmp_path: Path) -> None:
    (tmp_path / "mới.txt").write_text("Ông Lê Minh Khang là Giám đốc Sở Y tế tỉnh Lam Sơn.", encoding="utf-8")
    assert kg("build", tmp_path, "-o", built, "--check").returncode == 1
    assert kg("build", tmp_path, "-o", built, "--dry-run").stdout == "added\tmới\n"


def test_a_query_answers_with_labels(kg: Run, built: Path) -> None:
    query = "SELECT ?who ?what { ?who kg:awarded ?what }"
    done = kg("query", query, "--store", built / "store")
    assert "Trần Hữu Phước" in done.stdout
    as_json = json.loads(kg("query", query, "--store", built / "store", "--format", "json").stdout)
    assert as_json["head"]["vars"] == ["who", "what"]


def test_a_query_can_be_asked_of_articles_without_leaving_a_folder(
    kg: Run, article: Path, tmp_path: Path
) -> None:
    done = kg("query", "SELECT ?who { ?who kg:awarded ?what }", "--from", article)
    assert "Trần Hữu Phước" in done.stdout


def test_a_query_without_an_answer_is_no_failure(kg: Run, built: Path) -> None:
    assert kg("query", "SELECT ?x { ?x kg:visited ?y }", "--store", built / "store").returncode == 0


def test_everything_on_a_name_is_found_without_its_marks_and_with_its_sentences(kg: Run, built: Path) -> None:
    done = kg("about", "tran huu phuoc", "--store", built / "store")
    assert done.returncode == 0
    assert "đã trao tặng Bằng khen cho Trường Đại học Lam Sơn." in done.stdout.replace("\n", " ")


def test_a_path_is_shown_with_a_sentence_for_each_step(kg: Run, built: Path) -> None:
    done = kg("path", "Trần Hữu Phước", "Trường Đại học Lam Sơn", "--store", built / "store")
    assert done.returncode == 0
    assert "“Ngày 12/5/2024" in done.stdout


@pytest.mark.parametrize(
    "form", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "graphml", "gexf"]
)
def test_every_format_is_written_to_stdout(kg: Run, built: Path, form: str) -> None:
    done = kg("export", form, "--store", built / "store")
    assert done.returncode == 0, done.stderr
    assert "Phước" in done.stdout


def test_a_part_of_the_graph_is_drawn(kg: Run, built: Path, tmp_path: Path) -> None:
    done = kg("view", "--about", "Trần Hữu Phước", "--store", built / "store", "-o", tmp_path / "x.html")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["extract", "không-có.txt"], 2, "không-có.txt: no such file; check the path"),
        (["about", "Nguyễn Văn Không", "--store", "{store}"], 1, "no such name in the graph"),
        (["query", "SELEKT", "--store", "{store}"], 2, ""),
        (["query", "--store", "{store}"], 2, "kg query wants one of"),
        (["query", "--saved", "không-có", "--store", "{store}"], 1, "no such query"),
        (["export", "docx", "--store", "{store}"], 2, "the formats are"),
        (["stats", "--store", "không-có"], 2, "không-có"),
        (["view", "--type", "Wedding", "--store", "{store}"], 2, "the types are"),
        (["build", "{article}", "--published", "hôm qua"], 2, "not a date"),
        (["build", "{article}", "--workers", "0", "-o", "{new}"], 2, "at least one"),
        (["build", "{article}", "-o", "{article}"], 2, "bang-khen.txt"),
        (["build", "{article}", "--no-such-option"], 2, "No such option"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line_without_a_traceback(
    kg: Run, built: Path, article: Path, tmp_path: Path, arguments: list[str], status: int, words: str
) -> None:
    places = {"store": built / "store", "article": article, "new": tmp_path / "new"}
    done = kg(*(argument.format(**places) for argument in arguments))
    assert done.returncode == status
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_debug_shows_the_traceback(kg: Run) -> None:
    assert "Traceback" in kg("extract", "--published", "hôm qua", "x.txt", "--debug").stderr


def test_a_bad_source_costs_the_others_nothing_and_leaves_the_earlier_build(
    kg: Run, article: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (tmp_path / "ảnh.txt").write_bytes(b"\x89PNG\0\0\0")
    done = kg("build", tmp_path / "ảnh.txt", article, "-o", out)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if "ảnh.txt" in line] == [
        f"kg: {tmp_path}/ảnh.txt: this is a binary file, no text; save the article as plain text in UTF-8"
    ]
    assert "Trần Hữu Phước" in (out / "graph.nq").read_text(encoding="utf-8")
    before = (out / "graph.nq").read_bytes()
    assert kg("build", tmp_path / "không-có.txt", "-o", out).returncode == 2
    assert (out / "graph.nq").read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told_in_one_line(kg: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "zu").mkdir(mode=0o555)
    done = kg("build", article, "-o", tmp_path / "zu")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_quiet_says_nothing_at_all_on_stderr(kg: Run, article: Path, tmp_path: Path) -> None:
    assert kg("build", article, "-o", tmp_path / "out", "-q").stderr == ""


def test_an_article_about_nothing_of_ours_gives_status_one(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "thời-tiết.txt").write_text("Trời hôm nay nắng đẹp.", encoding="utf-8")
    assert kg("extract", tmp_path / "thời-tiết.txt").returncode == 1


def test_an_escape_sequence_in_an_article_does_not_reach_the_terminal(kg: Run, tmp_path: Path) -> None:
    text = "Chủ tịch UBND tỉnh Lam Sơn Trần Hữu Phước trao tặng Bằng khen cho Trường \x1b[31mĐại học\x1b[0m Lam Sơn."
    (tmp_path / "xấu.txt").write_text(text, encoding="utf-8")
    for arguments in (["extract"], ["extract", "--explain"], ["extract", "--format", "table"], ["read"]):
        assert "\x1b" not in kg(*arguments, tmp_path / "xấu.txt").stdout


def test_settings_come_from_the_environment_and_from_a_file(
    kg: Run, built: Path, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "kg.toml").write_text(f'store = "{built / "store"}"\nlang = "en"\n', encoding="utf-8")
    done = kg(
        "query",
        "SELECT ?who { ?who kg:awarded ?what }",
        env={**os.environ, "KG_CONFIG": str(tmp_path / "kg.toml")},
    )
    assert "Trần Hữu Phước" in done.stdout
    done = kg("stats", env={**os.environ, "KG_STORE": str(built / "store")})
    assert done.returncode == 0


def test_information_for_a_bug_report_names_versions_and_pipelines(kg: Run) -> None:
    out = kg("info", "--markdown").stdout
    assert "- **kg**: " in out
    assert "vi_kg_news" in out or "kg_news" in out

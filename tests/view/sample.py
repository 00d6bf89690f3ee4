"""Small graphs for the tests of the page: articles written for them, with their frames."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.article import Article
from kg.entity import Entity, Event, Extraction, Resolved
from kg.frame import ENTITY_KINDS, ROLES, Filler, Frame, Span
from kg.rdf.dataset import dataset
from kg.store.memory import MemoryStore
from kg.view.scene import Scene
from kg.view.stored import scene_of

BASE = "https://w3id.org/kg-events/id/"

ANNIVERSARY = Article(
    id="ky-niem",
    text="Đại học Lam Sơn kỷ niệm 30 năm 🎉\n"
    "Sáng 12/5/2024, bà Đỗ Khánh Linh trao tặng Huân chương Lao động hạng Nhì cho Trường Đại học Lam Sơn. "
    "Ông Lê Minh Khang cho biết nhà trường có 11 khoa. "
    "Ông Trần Hữu Phước dự buổi lễ.",
    title="Đại học Lam Sơn kỷ niệm 30 năm",
    url="https://example.org/ky-niem",
    published="2024-05-12",
    publisher="Báo Lam Sơn",
)
OFFICE = Article(
    id="nhan-su",
    text="Ông Lê Minh Khang làm Giám đốc Sở\n"
    "Ngày 3/6/2024, UBND tỉnh Lam Sơn bổ nhiệm ông Lê Minh Khang giữ chức Giám đốc Sở Giáo dục. "
    "Chủ tịch UBND tỉnh Lam Sơn Trần Hữu Phước gặp ông Lê Minh Khang. "
    "Tháng 10/2024, ông Trần Hữu Phước sẽ thăm tỉnh Luang Prabang.",
    title="Ông Lê Minh Khang làm Giám đốc Sở",
    published="2024-06-03",
    publisher="Thời báo Phú Điền",
)

_SAMPLE: Sequence[tuple[Article, str, str, str, Mapping[str, Sequence[tuple[str, str, str]]]]] = (
    (
        ANNIVERSARY, "Award", "trao tặng", "asserted",
        {
            "agent": [("Đỗ Khánh Linh", "Đỗ Khánh Linh", "Person")],
            "recipient": [("Trường Đại học Lam Sơn", "Trường Đại học Lam Sơn", "Organization")],
            "award": [("Huân chương Lao động hạng Nhì", "Huân chương Lao động hạng Nhì", "Honour")],
            "time": [("Sáng 12/5/2024", "2024-05-12", "Time")],
        },
    ),
    (
        ANNIVERSARY, "Statistic", "có 11", "asserted",
        {
            "subject": [("nhà trường", "Trường Đại học Lam Sơn", "Organization")],
            "measure": [("khoa", "khoa", "Text")],
            "value": [("11", "11", "Quantity")],
        },
    ),
    (
        ANNIVERSARY, "Statement", "cho biết", "asserted",
        {
            "speaker": [("Lê Minh Khang", "Lê Minh Khang", "Person")],
            "content": [("nhà trường có 11 khoa", "nhà trường có 11 khoa", "Text")],
            "time": [("Sáng 12/5/2024", "2024-05-12", "Time")],
        },
    ),
    (
        ANNIVERSARY, "Gathering", "dự", "asserted",
        {
            "gathering": [("buổi lễ", "buổi lễ", "Gathering")],
            "attendee": [("Trần Hữu Phước", "Trần Hữu Phước", "Person")],
        },
    ),
    (
        OFFICE, "Appointment", "bổ nhiệm", "asserted",
        {
            "person": [("Lê Minh Khang", "Lê Minh Khang", "Person")],
            "position": [("Giám đốc", "Giám đốc", "Position")],
            "organization": [("Sở Giáo dục", "Sở Giáo dục", "Organization")],
            "agent": [("UBND tỉnh Lam Sơn", "UBND tỉnh Lam Sơn", "Organization")],
            "time": [("Ngày 3/6/2024", "2024-06-03", "Time")],
        },
    ),
    (
        OFFICE, "HoldsPosition", "Chủ tịch", "asserted",
        {
            "person": [("Trần Hữu Phước", "Trần Hữu Phước", "Person")],
            "position": [("Chủ tịch", "Chủ tịch", "Position")],
            "organization": [("UBND tỉnh Lam Sơn", "UBND tỉnh Lam Sơn", "Organization")],
        },
    ),
    (
        OFFICE, "Meeting", "gặp", "asserted",
        {
            "agent": [("Trần Hữu Phước", "Trần Hữu Phước", "Person")],
            "counterpart": [("Lê Minh Khang", "Lê Minh Khang", "Person")],
        },
    ),
    (
        OFFICE, "Visit", "thăm", "planned",
        {
            "agent": [("Trần Hữu Phước", "Trần Hữu Phước", "Person")],
            "destination": [("tỉnh Luang Prabang", "Luang Prabang", "Place")],
            "time": [("Tháng 10/2024", "2024-10", "Time")],
        },
    ),
)  # fmt: skip

ENGLISH = {
    "Huân chương Lao động hạng Nhì": "Second-Class Labour Order",
    "Sở Giáo dục": "Department of Education",
}


class _Entities:
    """Entities by name, and posts by position and body."""

    def __init__(self) -> None:
        self.found: dict[str, Entity] = {}
        self.posts: dict[tuple[str, str], str] = {}

    def iri(self, kind: str, name: str) -> str:
        iri = f"{BASE}entity/{kind.lower()}/{hashlib.sha256(name.encode()).hexdigest()[:10]}"
        labels = {"vi": name} | ({"en": ENGLISH[name]} if name in ENGLISH else {})
        self.found.setdefault(iri, Entity(iri, kind, labels))
        return iri

    def post(self, position: str, body: str) -> None:
        label = f"{self.found[position].labels['vi']} {self.found[body].labels['vi']}"
        iri = self.iri("Post", label)
        self.found[iri] = Entity(iri, "Post", {"vi": label}, post_role=position, post_in=body)
        self.posts[position, body] = iri


def sample_store() -> MemoryStore:
    """Two articles, eight frames."""
    return store_of(_SAMPLE)


def sample_scene() -> Scene:
    """What is in `sample_store`."""
    return scene_of(sample_store())


def large_scene(people: int = 120) -> Scene:
    """More than a page shows at once: everybody meets the next three, and belongs to one of a few bodies."""
    told = []
    for number in range(people):
        lines, frames = [], []
        for step in (1, 2, 3):
            one, other = f"Người Thứ {number}", f"Người Thứ {(number + step) % people}"
            day = f"{1 + number % 28}/{1 + step}/2023"
            lines.append(f"Ngày {day}, {one} gặp {other} lần {step}.")
            roles = {
                "agent": [(one, one, "Person")],
                "counterpart": [(other, other, "Person")],
                "time": [(f"Ngày {day}", f"2023-{1 + step:02}-{1 + number % 28:02}", "Time")],
            }
            frames.append((lines[-1], "Meeting", "gặp", "asserted", roles))
        body = f"Ban Số {number % 6}"
        lines.append(f"Người Thứ {number} phát biểu trước {body}.")
        speech = {
            "speaker": [(f"Người Thứ {number}", f"Người Thứ {number}", "Person")],
            "addressee": [(body, body, "Organization")],
        }
        frames.append((lines[-1], "Statement", "phát biểu", "asserted", speech))
        article = Article(
            id=f"bai-{number:03}", text="\n".join(lines), title=f"Bài {number}", published="2023-06-01"
        )
        told += [(article, *frame) for frame in frames]
    return scene_of(
        store_of(
            [
                (article, type, trigger, modality, roles)
                for article, _, type, trigger, modality, roles in told
            ],
            [sentence for _, sentence, *_ in told],
        )
    )


def store_of(told, sentences=None, why: str = "rule:sample") -> MemoryStore:  # type: ignore[no-untyped-def]
    """The store of frames given as (article, type, trigger, modality, roles); `sentences` are theirs, word for word."""
    entities = _Entities()
    by_article: dict[str, tuple[Article, list[Frame]]] = {}
    for index, (article, type, trigger, modality, roles) in enumerate(told):
        sentence = _sentence(article.text, trigger, sentences and sentences[index], roles)
        frame = _frame(article, sentence, type, trigger, modality, roles, entities, why)
        by_article.setdefault(article.id, (article, []))[1].append(frame)
    extractions = tuple(Extraction(article, tuple(frames)) for article, frames in by_article.values())
    events = tuple(
        Event(
            f"{BASE}event/{hashlib.sha256(extraction.article.id.encode()).hexdigest()[:8]}-{index}",
            frame.type,
            ((extraction.article.id, index),),
        )
        for extraction in extractions
        for index, frame in enumerate(extraction.frames)
        if frame.modality == "asserted"
    )
    resolved = Resolved(extractions, entities.found, entities.posts, events)
    store = ox.Store()
    for part in dataset(resolved, "sample"):
        store.load(part.nquads, format=ox.RdfFormat.N_QUADS)
    return MemoryStore(oxigraph=store)


def _sentence(text: str, trigger: str, given: str | None, roles) -> Span:  # type: ignore[no-untyped-def]
    if given is not None:
        return Span.of(text, text.index(given), text.index(given) + len(given))
    words = [filler[0] for role, fillers in roles.items() if role != "time" for filler in fillers]
    for match in re.finditer(r"[^\n]+?(?:[.](?=\s|$)|(?=\n|$))\s*", text):
        stripped = match.group().rstrip()
        if trigger in stripped and all(word in stripped for word in words):
            return Span.of(text, match.start(), match.start() + len(stripped))
    raise ValueError(f"no sentence with {trigger} and {words}")


def _frame(article, sentence, type, trigger, modality, roles, entities, why) -> Frame:  # type: ignore[no-untyped-def]
    start = sentence.start + sentence.text.index(trigger)
    filled: dict[str, tuple[Filler, ...]] = {}
    for role in ROLES[type]:
        fillers = []
        for text, name, kind in roles.get(role, ()):
            inside = sentence.text.find(text)
            at = sentence.start + inside if inside >= 0 else article.text.index(text)
            iri = entities.iri(kind, name) if kind in ENTITY_KINDS else None
            fillers.append(Filler(at, at + len(text), text, kind, name, iri))
        if fillers:
            filled[role] = tuple(fillers)
    for position in filled.get("position", ()):
        for body in filled.get("organization", ()):
            entities.post(position.iri, body.iri)
    return Frame(
        doc=article.id,
        type=type,
        sentence=sentence,
        trigger=Span.of(article.text, start, start + len(trigger)),
        roles=filled,
        modality=modality,
        confidence=0.9 if modality == "asserted" else 0.6,
        why=(why,),
    )

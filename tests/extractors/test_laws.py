"""What holds of every extraction, whatever the text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.extractors import extract
from kg.frame import ENTITY_KINDS, MODALITIES, ROLES, VALUE_KINDS, Frame, Span
from kg.language import analyse

PIECES = (
    "Chủ tịch UBND tỉnh Nam Sơn", "Trần Hữu Phước", "ông", "Bà Lê Thị Mai", "Bộ Y tế", "được", "bị", "trao tặng",
    "Huân chương Lao động hạng Nhất", "cho", "với", "về", "và", ",", ".", ":", "“", "”", '"', "(", ")", "cho biết",
    "yêu cầu", "kỷ luật", "hội đàm", "ngày 3/4", "sẽ", "chưa", "có 45 chi bộ", "thành lập", "quyết định", "\n", "của",
    "tại Hà Nội", "lời mời của", "giữa", "Theo", "cuộc gặp", "nhân dịp", "12 năm tù", "460/466 đại biểu tán thành",
    "tổng số đảng viên là", "5 nghìn", "🙂", "e\u0301", "TP.", "G20",
)  # fmt: skip


def spans_of(frame: Frame) -> list[Span]:
    cue = [frame.cue] if frame.cue else []
    return [frame.sentence, frame.trigger, *cue, *(filler.span for _, filler in frame.fillers())]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_span_slices_the_text_and_every_role_belongs_to_its_type(pieces: list[str]) -> None:
    text = " ".join(pieces)
    frames = extract(analyse(Article("article", text, published="2024-05-20")))
    for frame in frames:
        assert all(text[span.start : span.end] == span.text for span in spans_of(frame))
        assert frame.sentence.start <= frame.trigger.start < frame.trigger.end <= frame.sentence.end
        assert set(frame.roles) <= set(ROLES[frame.type])
        assert list(frame.roles) == [role for role in ROLES[frame.type] if role in frame.roles]
        assert all(filler.kind in (*ENTITY_KINDS, *VALUE_KINDS) for _, filler in frame.fillers())
        assert frame.modality in MODALITIES
        assert frame.why
    assert list(frames) == sorted(frames, key=lambda f: (f.sentence.start, f.trigger.start, f.type))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    extract(analyse(Article("article", text)))

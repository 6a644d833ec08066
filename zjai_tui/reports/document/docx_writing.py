"""A document written block by block with python-docx: headings, lists and tables are real ones."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from . import docx_styles as styles
from .docx_tables import add_form, add_ledger, add_signature, add_table
from .docx_words import say, say_number, say_text, styled
from .model import Block, Form, Heading, Item, Items, Ledger, Report, Signature, Subheading, Table, Text

_LINE = 200
"""Height of nearly half a line of a letter, in twentieths of a point."""


def written(report: Report) -> Document:
    """Return the document; what the report leaves empty is left out."""
    look = styles.LETTER if report.letter else styles.PAPER
    document = docx.Document(io.BytesIO(styles.template(look)))
    say(styled(document.add_paragraph(), styles.TITLE), report.title)
    if report.round:
        say(styled(document.add_paragraph(), styles.SUBTITLE), report.round)
    before: Block | None = None
    for block in report.blocks:
        if report.letter and isinstance(block, Form | Table | Ledger):
            styled(document.add_paragraph(), styles.GAP)
        if isinstance(before, Text) and isinstance(block, Table | Ledger):
            said = document.paragraphs[-1 - report.letter]  # a letter has a gap in between
            said.paragraph_format.keep_with_next = True
        _add(document, block, look)
        if _closes(block) and not _closes(before):
            document.paragraphs[-1].paragraph_format.space_before = Twips(_LINE)
        before = block
    _add_head(document, report)
    _add_foot(document, report)
    return document


def _add(document: Document, block: Block, look: styles.Look) -> None:
    match block:
        case Heading(words):
            say(styled(document.add_paragraph(), styles.HEADING), words)
        case Subheading(words):
            say(styled(document.add_paragraph(), styles.SUBHEADING), words)
        case Text():
            say_text(styled(document.add_paragraph(), _style_of(block, look)), block)
        case Items(items):
            for item in items:
                _add_item(document, item)
        case Form(rows):
            add_form(document, rows, look)
        case Table():
            add_table(document, block, look)
        case Ledger(head, rows):
            add_ledger(document, head, rows, look)
        case Signature(words, lines):
            add_signature(document, words, lines, look)


def _closes(block: Block | None) -> bool:
    return isinstance(block, Text) and block.closing


def _style_of(text: Text, look: styles.Look) -> str:
    if text.closing:
        return styles.CLOSING
    return styles.PLAIN if text.label and look is styles.PAPER else styles.BODY


def _add_item(document: Document, item: Item) -> None:
    paragraph = styled(document.add_paragraph(), styles.MARKED if item.mark else styles.BULLET)
    say(paragraph, f"{item.mark}{item.words}")
    for note in item.notes:
        paragraph.paragraph_format.keep_with_next = True
        paragraph = say_text(styled(document.add_paragraph(), styles.BELOW), note)


def _add_head(document: Document, report: Report) -> None:
    """Put title, code and basis on every page; a letter has them at the foot."""
    if report.letter or not (report.name or report.code or report.basis):
        return
    said = (_apart(_named(report), _code(report)), f"{report.basis}。" if report.basis else "")
    lines = [words for words in said if words.strip()]
    if not lines:
        return
    header = document.sections[0].header
    header.is_linked_to_previous = False
    _lines(header.paragraphs[0], styles.HEADER, lines[0], lines[1:])


def _add_foot(document: Document, report: Report) -> None:
    """Put the standard's own sentence, and the number of the page, on every page."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    said = report.banner
    if report.letter:
        said = "".join(f"{words}。" for words in (report.basis, _code(report)) if words) + report.banner
    paragraph = footer.paragraphs[0]
    styled(paragraph, styles.FOOTER)
    say(paragraph, said) if said else None
    paragraph.add_run("\t")
    for words, field in (("第", "PAGE"), ("页，共", "NUMPAGES"), ("页", "")):
        say(paragraph, words)
        if field:
            say_number(paragraph, field)


def _lines(paragraph: Paragraph, style: str, first: str, more: list[str]) -> None:
    styled(paragraph, style)
    say(paragraph, first)
    for words in more:
        paragraph.add_run().add_break()
        say(paragraph, words)


def _apart(left: str, right: str) -> str:
    return f"{left}\t{right}" if right else left


def _named(report: Report) -> str:
    return f"{report.title}　{report.name}".strip()


def _code(report: Report) -> str:
    return f"校验码{report.code}" if report.code else ""

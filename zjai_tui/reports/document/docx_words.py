"""Words put into a paragraph of a Word document: gaps to be filled in marked, quotation marks set as Chinese ones."""

from __future__ import annotations

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from . import docx_styles as styles
from .blanks import gaps
from .model import Text


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """Give the paragraph a style; return it.

    By the id: looking one up by its name goes through all styles, twice, for every paragraph.
    """
    if name in styles.IDS:
        paragraph._p.style = styles.IDS[name]
    return paragraph


def say(paragraph: Paragraph, words: str, *, bold: bool = False) -> Paragraph:
    """Add the words; return the paragraph."""
    for part, is_gap in gaps(words):
        run = _run(paragraph, part)
        if bold:
            run.bold = True
        if is_gap:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def say_text(paragraph: Paragraph, text: Text) -> Paragraph:
    """Add a text with its label before it; return the paragraph."""
    if text.label:
        say(paragraph, text.label, bold=True)
    return say(paragraph, text.words)


def say_number(paragraph: Paragraph, what: str) -> None:
    """Add the number of the page (``PAGE``) or of all pages (``NUMPAGES``), which Word reckons."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    run = _run(paragraph, "1")
    field.append(run._element)
    paragraph._p.append(field)


def _run(paragraph: Paragraph, words: str) -> Run:
    run = paragraph.add_run(words)
    # signs that both scripts have (quotation marks, dashes, dots) are taken from the Chinese font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    return run

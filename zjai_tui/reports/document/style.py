"""The look of the self-assessment report in a browser and on paper."""

from __future__ import annotations

STYLE = """
@page { size: A4; margin: 14mm 16mm 16mm;
        @bottom-center { content: "第" counter(page) "页，共" counter(pages) "页"; font-size: 8.5pt; color: #000 } }
html { color-scheme: light }
body { margin: 0; color: #000; font-size: 10.5pt; line-height: 1.6;
       font-family: "Songti SC", "STSong", "SimSun", "宋体", "Noto Serif CJK SC", "Source Han Serif SC", serif;
       line-break: strict; overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
       orphans: 2; widows: 2; print-color-adjust: exact; -webkit-print-color-adjust: exact }
h1, h2, h3, th, b { font-family: "Heiti SC", "STHeiti", "SimHei", "黑体", "Noto Sans CJK SC", "Source Han Sans SC",
                    sans-serif; font-weight: bold }
h1 { font-size: 18pt; text-align: center; letter-spacing: 0.1em; margin: 0.4em 0 0.2em }
h2 { font-size: 13pt; margin: 1.1em 0 0.4em; line-height: 1.3 }
h2::before { content: ""; display: inline-block; width: 0.3em; height: 1em; margin-right: 0.4em; background: #000;
             vertical-align: -0.1em }
h3 { font-size: 10.5pt; margin: 0.9em 0 0.3em }
h2, h3 { break-inside: avoid; break-after: avoid; page-break-after: avoid }
p { margin: 0.3em 0 }
p.closing { text-align: right; margin: 0.3em 2em 0.3em 0 }
mark { background: #ff0; color: #000; border-bottom: 0.6pt solid #000 }
p.round { text-align: center; margin-bottom: 0.8em }
p.banner { border: 0.6pt solid #000; padding: 0.3em 0.6em }
ul { margin: 0.3em 0; padding-left: 1.2em }
li { margin: 0.25em 0; break-inside: avoid; page-break-inside: avoid }
li.marked { list-style: none; margin-left: -1.2em }
.note { font-size: 9pt; line-height: 1.5 }
.note b, p b { font-weight: bold; font-size: 0.95em }
table.paper { width: 100%; max-width: 190mm; margin: 6mm auto; border-collapse: collapse; background: #fff }
table.paper > tbody > tr > td { padding: 0 12mm }
td.head, td.foot { padding: 2mm 12mm; font-size: 8.5pt; line-height: 1.4 }
td.head { border-bottom: 0.6pt solid #000 }
td.foot { border-top: 0.6pt solid #000 }
.running { display: flex; justify-content: space-between; gap: 1em }
.running b { white-space: nowrap }
table.form, table.grid { width: 100%; margin: 0.4em 0; border-collapse: separate; border-spacing: 0;
  border: 0 solid #666; border-width: 0.5pt 0 0 0.5pt }
table.form th, table.form td, table.grid th, table.grid td {
  border: 0 solid #666; border-width: 0 0.5pt 0.5pt 0; padding: 0.15em 0.5em; text-align: left; vertical-align: top }
table.form th { width: 7em; background: #f2f2f2 }
table.grid > thead th { background: #f2f2f2; white-space: nowrap }
table.grid tr, table.form tr { break-inside: avoid; page-break-inside: avoid }
table.grid thead { display: table-header-group }
table.grid td.num, table.grid th.num { text-align: right; white-space: nowrap; width: 1%; overflow-wrap: normal }
table.grid td.short, table.grid th.short { white-space: nowrap; width: 1%; overflow-wrap: normal }
table.ledger td.what { width: 30% }
tr.strong > td { background: #f7f7f7 }
tr.strong > td:first-child, tr.strong > td.num { font-weight: bold }
.signature { break-inside: avoid; page-break-inside: avoid }
table.sign td, table.sign th { height: 2.6em; vertical-align: middle }
table.sign th { white-space: nowrap }
li.marked .note { margin-left: 2em }
@media screen {
  html { background: #e8e8e8 }
}
@media print {
  mark { background: none }
  h2::after, h3::after { content: ""; display: block; height: 6em; margin-bottom: -6em }
  table.paper { max-width: none; margin: 0 }
  table.paper > thead { display: table-header-group }
  table.paper > tfoot { display: table-footer-group }
  table.paper > tbody > tr > td { padding: 0 }
  td.head { padding: 0 0 1.5mm }
  td.foot { padding: 1.5mm 0 0 }
}
"""
"""No font, picture or style is fetched: the fonts named are those that systems with Chinese bring along."""

LETTER_STYLE = (
    STYLE
    + """
@page { margin: 37mm 26mm 35mm 28mm }
body { font-size: 16pt; line-height: 28pt; font-family: "FangSong", "仿宋", "FangSong_GB2312", "STFangsong",
       "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", serif }
h1 { font-size: 22pt; line-height: 1.4; letter-spacing: 0; margin: 0 0 1em;
     font-family: "Songti SC", "STSong", "SimSun", "宋体", "Noto Serif CJK SC", serif }
h2, h3 { font-size: 16pt; font-weight: normal; line-height: 28pt; margin: 0; text-indent: 2em }
h2::before { display: none }
p { text-indent: 2em; margin: 0 }
p.round, p.closing { text-indent: 0 }
table.form, table.grid { font-size: 12pt; line-height: 1.5 }
table.paper > tbody > tr:last-child > td { padding-bottom: 1em }
"""
)
"""An official letter: the type and margins of GB/T 9704-2012, 5.2 and 7.3."""

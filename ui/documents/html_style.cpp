// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/html_style.h"

namespace candour {

// Contrast of text on its ground, by WCAG 2.2: light 17.4, muted 8.9, links 10.3; dark 14.3, muted
// 9.6, links 9.6.
static constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ground: #fff; --text: #1a1a1a; --muted: #474747;
  --line: #bfbfbf; --link: #12436d; --band: #f3f5f7; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16191d; --text: #e8e8e8; --muted: #bdc1c6; --line: #50565d;
    --link: #8ec5ff; --band: #21262c; }
  .paper { padding: .75rem; border-radius: .25rem; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); line-height: 1.5;
  font-family: Arial, "Liberation Sans", Helvetica, sans-serif; font-size: 1.0625rem;
  overflow-wrap: break-word; }
header, main, footer { max-width: 48rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 2rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h3 { font-size: 1.125rem; line-height: 1.3; margin: 1.5rem 0 .5rem; }
p { margin: 0 0 .75rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid #f46a25;
  outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--ground); }
.skip:focus { left: 0; top: 0; }
.subtitle, .measure, figcaption, .notes { color: var(--muted); }
.simulated { display: inline-block; border: 2px solid currentcolor; padding: .125rem .5rem;
  font-weight: bold; }
nav { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: .75rem; }
nav ol { margin: 0; padding-left: 1.5rem; }
section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 2rem; }
figure { margin: 1.25rem 0 0; }
.own { font-weight: bold; margin-bottom: .25rem; }
.paper { background: #fff; }
.paper svg { display: block; width: 100%; height: auto; }
.paper svg text { font-family: Arial, "Liberation Sans", Helvetica, sans-serif; }
.paper svg.narrow { display: none; }
figcaption, .notes { font-size: .9375rem; margin-top: .75rem; }
figcaption p, .notes p { margin-bottom: .375rem; }
details { margin: .75rem 0 0; }
summary { cursor: pointer; color: var(--link); padding: .375rem 0; }
.numbers { display: none; }
details[open] + .numbers { display: block; }
.scroll { overflow-x: auto; border: 1px solid var(--line); }
table { border-collapse: collapse; font-size: .9375rem; min-width: 100%; }
caption { text-align: left; padding: .5rem .75rem; color: var(--muted); }
th, td { padding: .375rem .75rem; text-align: left; vertical-align: top; min-width: 4rem;
  border-top: 1px solid var(--line); }
thead th { background: var(--band); vertical-align: bottom; }
tbody th { font-weight: normal; min-width: 9rem; }
th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead th.n { white-space: normal; }
li { margin-bottom: .375rem; }
footer { margin-top: 2rem; padding-bottom: 3rem; font-size: .9375rem; color: var(--muted); }
footer p { border-top: 1px solid var(--line); padding-top: 1rem; }
@media (max-width: 40rem) {
  h1 { font-size: 1.625rem; }
  h2 { font-size: 1.25rem; }
  .paper svg.wide { display: none; }
  .paper svg.narrow { display: block; }
}
@media print {
  :root { --ground: #fff; --text: #000; --muted: #333; --line: #bfbfbf; --link: #000; }
  @page { size: A4; margin: 18mm; }
  body { font-size: 11pt; }
  header, main, footer { max-width: none; padding: 0; }
  nav, details, .skip, .download { display: none; }
  .paper svg.wide { display: block; width: auto; max-width: 100%; max-height: 160mm; }
  .paper svg.narrow { display: none; }
  section { border: 0; padding: 0; margin: 0; break-before: page; }
  section:first-child { break-before: auto; margin-top: 1rem; }
  h2, h3, .measure, .own, .paper { break-after: avoid; }
  .paper, figcaption, .notes, li, tr { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  figcaption, .notes { font-size: 9pt; line-height: 1.35; }
  figcaption p, .notes p { margin-bottom: 2pt; }
  .notes, footer { break-before: avoid; }
  .numbers { display: block; overflow: visible; border: 0; margin-top: 12pt; }
  table { width: 100%; font-size: 8pt; line-height: 1.25; }
  caption { padding: 0 0 3pt; font-size: 9pt; break-after: avoid; }
  thead { display: table-header-group; }
  th, td { padding: 1pt 4pt; min-width: 0; }
  tbody th { min-width: 0; }
}
)";

std::string_view htmlStyle() {
  return kStyle;
}

}  // namespace candour

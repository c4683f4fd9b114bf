/** A book that is calm on a screen, by day and by night, and on paper. */
export const BOOK_STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1d2430, #e6e8ec);
  --quiet: light-dark(#566071, #a3abb8);
  --line: light-dark(#d9dde3, #373f4b);
  --paper: light-dark(#ffffff, #14181f);
  --accent: light-dark(#1f5f8b, #7fb8e0);
}
* { box-sizing: border-box; }
body {
  max-inline-size: 46rem;
  margin: 0 auto;
  padding: 2.5rem 1.25rem 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
h1 { margin: 0 0 0.75rem; font-size: 2.25rem; line-height: 1.2; }
h2 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.3; }
h3 { margin: 0 0 0.25rem; font-size: 1rem; }
p { margin: 0 0 0.75rem; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.lead { font-size: 1.125rem; }
.notice { padding: 0.75rem 1rem; border-inline-start: 4px solid var(--accent); background: color-mix(in srgb, var(--accent) 8%, var(--paper)); }
.quiet { color: var(--quiet); }
nav { margin-block: 2rem 3rem; }
nav > ol { padding-inline-start: 1.5rem; }
nav > ol > li { margin-block-end: 0.75rem; }
.ids { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; list-style: none; font-size: 0.875rem; }
.ids a { display: inline-block; padding-block: 0.2rem; }
.pack { margin-block-start: 3.5rem; padding-block-start: 1.5rem; border-block-start: 2px solid var(--ink); }
.rule { margin-block-start: 1.5rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line); }
.standing { margin-inline-start: 0.5rem; color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
.standing-law { color: var(--ink); }
.sentence { font-size: 1.0625rem; }
dl { display: grid; grid-template-columns: minmax(6.5rem, max-content) 1fr; gap: 0.125rem 1rem; margin: 0; font-size: 0.9375rem; }
dt { color: var(--quiet); }
dd { margin: 0; font-variant-numeric: tabular-nums; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dt { margin-block-start: 0.375rem; } }
@page { size: A4; margin: 20mm 18mm; @bottom-center { content: counter(page); } }
@media print {
  :root { color-scheme: light; }
  body { max-inline-size: none; padding: 0; font-size: 10pt; }
  a { color: inherit; text-decoration: none; }
  nav { break-after: page; }
  .pack { break-before: page; margin-block-start: 0; border-block-start: 0; padding-block-start: 0; }
  .pack:first-child { break-before: auto; }
  .rule { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`

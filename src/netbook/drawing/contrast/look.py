"""How the page looks: light and dark, on a phone and on a wide screen."""

STYLE = """\
:root { color-scheme: light dark; --paper: #f4f5f3; --card: #fdfdfc; --ink: #1f2933; --soft: #55606b;
  --rule: #d5dae0; --tie: #0d5f57; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #101317; --card: #171b21; --ink: #e4e8ec; --soft: #a3adb8; --rule: #38414c; --tie: #93e8da; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; }
main, header, footer { max-width: 62rem; margin: 0 auto; padding: 0 .75rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 0 0 .75rem; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
figure + h3 { margin-top: 1.25rem; }
p { margin: .5rem 0; }
header p, footer, .note { color: var(--soft); }
.note, footer { font-size: .875rem; }
section { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; margin: 1.25rem 0;
  padding: 1rem .75rem; }
.pair { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
figure { margin: 0; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
.told { font-size: 1.15rem; padding-left: 1.2rem; margin: 0; }
.told li { margin: .35rem 0; }
dt { font-weight: 600; }
.large { display: grid; gap: 1rem; grid-template-columns: repeat(2, minmax(0, 1fr)); margin: 0; }
.large div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.large dt { color: var(--soft); font-size: .875rem; font-weight: 400; }
.large dd { margin: 0; font-size: 1.6rem; font-weight: 600; line-height: 1.2; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin-top: 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .78rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
th, td { padding: .4rem .2rem; border-bottom: 1px solid var(--rule); text-align: right; vertical-align: top; }
th:first-child { text-align: left; }
thead th { color: var(--soft); font-size: .72rem; font-weight: 400; vertical-align: bottom; }
tbody th { font-weight: 400; }
td { white-space: nowrap; }
table.figures { font-size: .9rem; }
tr.all th, tr.all td { font-weight: 600; }
summary { cursor: pointer; }
summary:hover { color: var(--tie); }
details p, details dl { margin: .35rem 0 .35rem 1rem; color: var(--soft); }
dl.steps dd { margin: 0 0 .5rem; }
:focus-visible { outline: 3px solid var(--tie); outline-offset: 2px; border-radius: 3px; }
footer { padding-bottom: 2rem; }
@media (min-width: 48rem) {
  h1 { font-size: 2.25rem; }
  .pair { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2.5rem; }
  .large { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  section { padding: 1.5rem 1.75rem; }
  table, table.figures { font-size: .95rem; }
  thead th { font-size: .875rem; }
  th, td { padding: .45rem .6rem; }
  .wide-picture { display: block; }
  .narrow-picture { display: none; }
}
@media (max-width: 47.99rem) { .wide-picture { display: none; } }
@media print { section { break-inside: avoid; } }
"""

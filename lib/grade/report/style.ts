/** The look of the report, for the screen (light or dark) and for paper. */
export const style = `
:root { --ink:#1d2733; --soft:#5c6b7a; --page:#f5f7fa; --card:#fff; --line:#dde3ea; --accent:#1f5fa8;
  --good:#1d8549; --half:#9a6700; --bad:#cf3a4c; --none:#5f6e84; --grader:#7b4fc9; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink:#e4eaf1; --soft:#9aa8b7; --page:#12181f; --card:#1b232d;
  --line:#2e3945; --accent:#7ab3f0; } }
* { box-sizing: border-box; }
body { margin:0; background:var(--page); color:var(--ink); font:16px/1.5 system-ui, "Segoe UI", sans-serif; }
main { max-width:68rem; margin:0 auto; padding:2rem 1.25rem 4rem; }
a { color:var(--accent); text-decoration:none; } a:hover { text-decoration:underline; }
h1 { margin:0; font-size:1.9rem; } h2 { font-size:1.3rem; margin:0; }
.lead { color:var(--soft); margin:.25rem 0 1.25rem; }
.figures { display:flex; gap:1rem; flex-wrap:wrap; margin:0 0 1.5rem; padding:0; list-style:none; }
.figures li { background:var(--card); border:1px solid var(--line); border-radius:.6rem; padding:.6rem 1.1rem; color:var(--soft); }
.figures b { display:block; font-size:1.5rem; color:var(--ink); line-height:1.2; }
.warning code { white-space:nowrap; }
.warning { border-left:.35rem solid var(--half); background:var(--card); padding:.6rem 1rem; border-radius:.3rem; }
.scroll { overflow-x:auto; border:1px solid var(--line); border-radius:.6rem; background:var(--card); }
table.class { border-collapse:collapse; width:100%; font-variant-numeric:tabular-nums; }
.class th, .class td { padding:.45rem .7rem; border-bottom:1px solid var(--line); text-align:center; white-space:nowrap; }
.class tbody th, .class thead th:first-child, .class tfoot th { text-align:left; position:sticky; left:0; background:var(--card); }
.class tbody th { font-weight:500; }
.class thead th { font-size:.85rem; vertical-align:bottom; white-space:normal; min-width:5rem; }
.class small { display:block; color:var(--soft); font-weight:400; }
.class tfoot td, .class tfoot th { border-bottom:0; color:var(--soft); font-weight:600; }
.class td.total { text-align:right; font-weight:600; }
.class .sum { display:inline-block; min-width:4.5rem; }
.class thead th:last-child:not(.long) { text-align:right; }
.bar { display:inline-block; width:4.5rem; height:.5rem; margin-right:.6rem; border-radius:.25rem; background:var(--line); overflow:hidden; }
.bar i { display:block; height:100%; background:var(--accent); }
td.good, td.half, td.bad, td.none, td.grader { font-weight:600; }
td.good { background:color-mix(in srgb, var(--good) 22%, var(--card)); }
td.half { background:color-mix(in srgb, var(--half) 24%, var(--card)); }
td.bad { background:color-mix(in srgb, var(--bad) 20%, var(--card)); }
td.none { color:var(--soft); font-weight:400; }
td.grader { background:color-mix(in srgb, var(--grader) 24%, var(--card)); }
.mark { color:var(--half); margin-left:.4rem; }
.statements, .student { background:var(--card); border:1px solid var(--line); border-radius:.6rem; padding:1rem 1.25rem; margin-top:1.5rem; }
.statements details { border:0; padding:.2rem 0; } .statements summary { font-weight:600; }
.card { background:var(--card); border:1px solid var(--line); border-radius:.6rem; padding:1rem 1.25rem; margin-top:1.5rem; }
.card .scroll { margin:.6rem 0; } .card h3 { margin:.8rem 0 .2rem; font-size:1rem; }
.bars { width:100%; max-width:44rem; display:block; margin:.5rem auto 0; font-size:13px; }
.bars rect { fill:var(--accent); } .bars line { stroke:var(--soft); } .bars text { fill:var(--ink); text-anchor:middle; }
.bars .tick { fill:var(--soft); font-size:12px; }
.mistakes { margin:.2rem 0; padding-left:1.2rem; } .who { color:var(--soft); font-size:.85rem; }
.class thead th.long { text-align:left; } .class td.long { text-align:left; white-space:normal; font-size:.85rem; }
.student h2 { display:flex; justify-content:space-between; gap:1rem; }
.student .total { color:var(--accent); white-space:nowrap; }
.file { margin:0 0 .5rem; color:var(--soft); font-size:.85rem; }
.note { color:var(--half); margin:.3rem 0; }
article { border-left:.3rem solid var(--none); padding:.1rem 0 .1rem 1rem; margin:1rem 0; }
article.good { border-color:var(--good); } article.half { border-color:var(--half); }
article.bad { border-color:var(--bad); } article.grader { border-color:var(--grader); }
article h3 { margin:0; font-size:1.05rem; display:flex; flex-wrap:wrap; gap:.6rem; align-items:baseline; }
article p { margin:.3rem 0; } .hint { color:var(--soft); } .comment { border-left:.2rem solid var(--accent); padding-left:.6rem; }
.points { margin-left:auto; font-variant-numeric:tabular-nums; white-space:nowrap; }
.chip { font-size:.75rem; font-weight:600; padding:.1rem .55rem; border-radius:1rem; color:#fff; background:var(--none); }
.good .chip { background:var(--good); } .half .chip { background:var(--half); }
.bad .chip { background:var(--bad); } .grader .chip { background:var(--grader); }
details { margin:.35rem 0; } summary { cursor:pointer; color:var(--accent); font-size:.9rem; }
pre { margin:.4rem 0; padding:.6rem .8rem; overflow:auto; max-height:24rem; border-radius:.4rem; background:var(--page);
  border:1px solid var(--line); font:.85rem/1.45 ui-monospace, "Cascadia Mono", Menlo, monospace; }
.written { margin:.4rem 0; padding:.2rem .8rem; border-radius:.4rem; background:var(--page); border:1px solid var(--line); overflow-wrap:anywhere; overflow-x:auto; }
pre.stderr { border-left:.25rem solid var(--bad); }
code { font-family:ui-monospace, "Cascadia Mono", Menlo, monospace; font-size:.92em; background:var(--page); padding:0 .25em; border-radius:.25em; }
pre code { background:none; padding:0; }
img { max-width:100%; background:#fff; border-radius:.4rem; }
@media print { body { background:#fff; } main { max-width:none; padding:0; } .student { break-before:page; border:0; }
  pre { max-height:none; } }
`;

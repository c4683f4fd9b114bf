/** The page's look: a good bank statement that is kind. It is inlined, so that a page is one request. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1d2733;--quiet:#556170;--line:#d9dde2;--accent:#0b5e57;--on:#fff;--soft:#e8f1ef;--bad:#9c2c1c}
@media(prefers-color-scheme:dark){:root{--paper:#12171c;--card:#1b2229;--ink:#e9edf1;--quiet:#a7b2bd;--line:#37414b;--accent:#7fd0c4;--on:#0d1a18;--soft:#1d2f2d;--bad:#ff9f8e}}
*{box-sizing:border-box}
html{font:1.0625rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","PingFang TC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere}
header,main,footer{max-width:30rem;margin:0 auto;padding:0 1.125rem}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:3.25rem;font-weight:600}
main{padding-block:.25rem 1rem}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 .75rem;font-weight:650}
h2{font-size:1.0625rem;margin:1.5rem 0 .5rem}
p{margin:.5rem 0}
.quiet,footer{color:var(--quiet)}
.card{background:var(--card);border:1px solid var(--line);border-radius:.875rem;padding:.875rem 1.125rem;margin:0 0 .75rem}
.card h1{margin:0;font-size:1rem;font-weight:400;color:var(--quiet)}
.amount{display:block;font-size:2.375rem;line-height:1.2;font-weight:650;color:var(--ink);font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.when{display:block;color:var(--ink)}
.card p{margin:.25rem 0 0}
.note{background:var(--soft);border-inline-start:.25rem solid var(--accent);border-radius:.375rem;padding:.625rem .875rem;margin:0 0 .75rem}
.problem{color:var(--bad);font-weight:600}
.button,button{display:flex;width:100%;min-height:3rem;align-items:center;justify-content:center;gap:.375rem;padding:.5rem 1.125rem;border:0;border-radius:.75rem;background:var(--accent);color:var(--on);font:inherit;font-weight:600;text-decoration:none;text-align:center;cursor:pointer}
button.plain{width:auto;min-height:2.75rem;padding:.25rem 0;background:none;color:var(--accent);font-weight:400;text-decoration:underline}
a{color:var(--accent)}
ul{margin:0;padding:0;list-style:none}
.ways{background:var(--card);border:1px solid var(--line);border-radius:.875rem;margin:.75rem 0;overflow:hidden}
.ways li+li{border-top:1px solid var(--line)}
.ways a{display:flex;justify-content:space-between;align-items:center;min-height:2.875rem;padding:.375rem 1.125rem;color:var(--ink);text-decoration:none}
.ways a::after{content:"";flex:none;width:.5rem;height:.5rem;margin-inline-start:.75rem;border:solid var(--quiet);border-width:2px 2px 0 0;transform:rotate(45deg)}
.ways a:hover{text-decoration:underline}
.row{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.row a,.back{display:inline-flex;align-items:center;min-height:2.75rem}
.facts{list-style:disc;padding-inline-start:1.25rem}
.facts li{margin:.375rem 0}
.links+.note{margin-top:1rem}
.links a{display:inline-flex;align-items:center;min-height:2.75rem}
form{margin:.75rem 0}
header form{margin:0}
caption{text-align:start}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
label,legend{font-weight:600}
fieldset{border:0;margin:0 0 1rem;padding:0;min-width:0}
input[type=text],input[type=date],textarea{display:block;width:100%;min-height:3rem;margin:.375rem 0 1rem;padding:.5rem .75rem;border:1px solid var(--quiet);border-radius:.625rem;background:var(--card);color:var(--ink);font:inherit}
textarea{min-height:6rem}
.choice{display:flex;align-items:center;gap:.75rem;min-height:3rem;padding:.5rem .875rem;margin:.5rem 0;border:1px solid var(--line);border-radius:.75rem;background:var(--card);font-weight:400;cursor:pointer}
.choice small{display:block;color:var(--quiet);font-size:1rem}
.choice input{flex:none;width:1.25rem;height:1.25rem;margin:0;accent-color:var(--accent)}
table{width:100%;border-collapse:collapse;margin:.5rem 0;font-variant-numeric:tabular-nums}
th,td{padding:.5rem 0;border-bottom:1px solid var(--line);text-align:start;font-weight:400}
td:last-child,th:last-child{text-align:end}
tfoot th,tfoot td{border:0;font-weight:650}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
footer{padding-block:.25rem 1.5rem}
@media(max-width:30rem){.amount.long{font-size:1.625rem}}
@media(max-width:22.5rem){.amount{font-size:1.75rem}.amount.long{font-size:1.375rem}}
@media(min-width:40rem){header{min-height:4.5rem}main{padding-top:1rem}}
`.replaceAll('\n', '')

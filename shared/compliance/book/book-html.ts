import { escapeHtml } from '../../messages/escape-html.ts'
import type { Rule, RulePack } from '../pack-schema.ts'
import { BOOK_STYLE } from './book-style.ts'
import { packTitle } from './pack-title.ts'
import { particularsOf, standingInWords } from './particulars.ts'
import { ruleInWords } from './rule-in-words.ts'

/** All packs as a book to be printed or read in a browser: one file, which asks for nothing else. */
export function bookHtml(packs: readonly RulePack[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Duewell rule book</title>
<style>${BOOK_STYLE}</style>
</head>
<body>
<header>
<h1>Rule book</h1>
<p class="lead">The rules that every contact obeys, as the software has them. A contact is allowed only if no rule that binds it
refuses it; where several apply, the strictest decides.</p>
<p class="notice"><strong>This is engineering, not legal advice.</strong> Read each rule against its source before you rely on it, those
read in secondary sources first. Rules of the house stand where no law was found.</p>
</header>
<nav aria-label="Contents">
<h2>Contents</h2>
<ol>
${packs.map(contentsItem).join('\n')}
</ol>
</nav>
<main>
${packs.map(packSection).join('\n')}
</main>
</body>
</html>
`
}

function contentsItem(pack: RulePack): string {
  const { id, version, rules } = pack
  const count = rules.length === 1 ? '1 rule' : `${rules.length} rules`
  const items = rules.map((rule) => `<li><a href="#${anchor(rule.id)}">${escapeHtml(rule.id)}</a></li>`).join('')
  return (
    `<li><a href="#${anchor(`pack-${id}`)}">${escapeHtml(packTitle(pack))}</a> ` +
    `<span class="quiet">${escapeHtml(id)}, version ${escapeHtml(version)}, ${count}</span><ol class="ids">${items}</ol></li>`
  )
}

function packSection(pack: RulePack): string {
  const { id, version, rules } = pack
  return `<section class="pack" id="${anchor(`pack-${id}`)}">
<h2>${escapeHtml(packTitle(pack))}</h2>
<p class="quiet">Pack ${escapeHtml(id)}, version ${escapeHtml(version)}</p>
<ul class="quiet">${standingsOf(rules)}</ul>
${rules.map((rule) => ruleArticle(rule, pack)).join('\n')}
</section>`
}

/** How much of a pack is law, and how well it was read. */
function standingsOf(rules: readonly Rule[]): string {
  const counts = [...Map.groupBy(rules, standingInWords)].sort(([, one], [, other]) => other.length - one.length)
  return counts
    .map(([standing, { length }]) => `<li>${length} ${length === 1 ? 'rule' : 'rules'}: ${escapeHtml(standing)}</li>`)
    .join('')
}

function ruleArticle(rule: Rule, pack: RulePack): string {
  const lines = particularsOf(rule, pack).map(
    ({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`,
  )
  return `<article class="rule" id="${anchor(rule.id)}">
<h3>${escapeHtml(rule.id)} <span class="standing standing-${rule.status}">${escapeHtml(standingInWords(rule))}</span></h3>
<p class="sentence">${escapeHtml(rule.sentence)}</p>
<dl><dt>As data</dt><dd>${escapeHtml(ruleInWords(rule))}</dd>${lines.join('')}${sourceOf(rule)}</dl>
</article>`
}

function sourceOf({ citation, url }: Rule): string {
  if (citation === undefined && url === undefined) return ''
  const link = url === undefined || !/^https?:/.test(url) ? '' : `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
  return `<dt>Source</dt><dd class="source">${[escapeHtml(citation ?? ''), link].filter((part) => part !== '').join('<br>')}</dd>`
}

function anchor(id: string): string {
  return escapeHtml(id.toLowerCase())
}

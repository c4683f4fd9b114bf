import { BOOK_STYLE } from '../../compliance/book/book-style.ts'
import { localTime } from '../../explain/local-time.ts'
import { escapeHtml } from '../../messages/escape-html.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'
import { findZone } from '../../time/zone.ts'
import type { AuditRecord, AuditRule } from '../audit-record.ts'
import type { AuditHead } from './audit-head.ts'

const STYLE = `${BOOK_STYLE}
.message { margin-block: 0.5rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.375rem; white-space: pre-wrap; }
.message .subject { font-weight: 600; }
details summary { padding-block: 0.5rem; cursor: pointer; color: var(--accent); }
ul.rules { margin: 0; padding-inline-start: 1.25rem; font-size: 0.9375rem; }
@media print { details summary { color: inherit; } }
`

/** A page to be read or printed: each record in words, the message as it was sent, and the rules with their sources. */
export const auditHtml = {
  head: ({ title, about }: AuditHead) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
${about.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
</header>
<main>
`,
  record: (record: AuditRecord) => `${article(record)}\n`,
  tail: () => '</main>\n</body>\n</html>\n',
}

function article(record: AuditRecord): string {
  const { at, zone, borrower, what, channel, outcome, findings, allowedBy } = record
  const title = [what, channel === undefined ? undefined : `by ${channel}`, outcome].filter(
    (part) => part !== undefined,
  )
  const more = lines(record).map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`)
  return `<article class="rule">
<h2><time datetime="${formatInstant(at)}">${escapeHtml(clock(zone, at))}</time></h2>
<h3>${escapeHtml(title.join(' · '))} <span class="standing">${escapeHtml(borrower)}, times of ${escapeHtml(zone)}</span></h3>
${message(record)}<dl>${more.join('')}</dl>
${rules('What rules said', findings, zone)}${rules('Rules that bound it and had nothing against it', allowedBy ?? [], zone)}</article>`
}

function clock(name: string, at: Instant): string {
  const zone = findZone(name)
  return zone === undefined ? formatInstant(at) : localTime(zone, at)
}

function message({ message: sent }: AuditRecord): string {
  if (sent === undefined) return ''
  const subject = sent.subject === undefined ? '' : `<span class="subject">${escapeHtml(sent.subject)}</span>\n\n`
  return `<div class="message" lang="${escapeHtml(sent.locale)}">${subject}${escapeHtml(sent.text)}</div>\n`
}

function lines({
  address,
  purpose,
  tone,
  loans,
  message: sent,
  consent,
  until,
  source,
  strategy,
  packs,
  contact,
  zone,
}: AuditRecord) {
  const told: readonly (readonly [string, string | undefined])[] = [
    ['To', address],
    ['For', purpose && [purpose, tone].join(', ')],
    ['Loans', loans?.join(', ')],
    ['Template', sent && `${sent.template.id} ${sent.template.version}, ${sent.locale}`],
    ['Consent', consent && `${clock(zone, consent.at)}, ${consent.source}`],
    ['Until', until === undefined ? undefined : clock(zone, until)],
    ['Source', source],
    ['Strategy', strategy],
    ['Packs', packs],
    ['Id', contact],
  ]
  return told.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

function rules(title: string, some: readonly AuditRule[], zone: string): string {
  if (some.length === 0) return ''
  const items = some.map((rule) => `<li>${ruleInWords(rule, zone)}</li>`)
  return `<details open><summary>${title} (${some.length})</summary><ul class="rules">${items.join('')}</ul></details>\n`
}

function ruleInWords({ rule, effect, sentence, pack, citation, until }: AuditRule, zone: string): string {
  const source = [pack, citation].filter((part) => part !== undefined).map(escapeHtml)
  return [
    `<strong>${escapeHtml(rule)}</strong>${effect === undefined ? '' : ` ${escapeHtml(effect)}`}`,
    `: ${escapeHtml(sentence)}`,
    until === undefined ? '' : ` Until ${escapeHtml(clock(zone, until))}.`,
    source.length === 0 ? '' : ` <span class="quiet">${source.join(', ')}</span>`,
  ].join('')
}

import type { Decision } from '../case/decision.ts'
import { DAY, formatInstant, type Instant } from '../time/instant.ts'
import { findZone } from '../time/zone.ts'
import { LOOK_AHEAD } from './changes-after.ts'
import type { CaseExplanation, ExplainedFinding } from './explain-case.ts'
import { localTime } from './local-time.ts'

/** An explanation as lines for people. It names ids and rules, and nobody's name, address or amount. */
export function writeExplanation(explanation: CaseExplanation): readonly string[] {
  const { at, borrower, zone, versions, decision, house, findings, allowedBy, changes } = explanation
  const clock = clockOf(zone)
  return [
    `Borrower ${borrower}, ${clock(at)} in ${zone} (${formatInstant(at)})`,
    `Strategy ${versions.strategy}; packs ${versions.packs}`,
    '',
    inWords(decision, clock),
    ...house,
    '',
    'Why',
    ...findings.flatMap((finding) => findingLines(finding, clock)),
    ...(allowedBy.length === 0 ? [] : ['', 'The rules that bound it and had nothing against it']),
    ...allowedBy.flatMap((rule) => [`  ${rule.rule}  ${rule.sentence}`, ...sourceLines(rule)]),
    '',
    'Next, if nothing happens until then',
    ...(changes.length === 0 ? [`  The answer stays the same for ${LOOK_AHEAD / DAY} days at least.`] : []),
    ...changes.flatMap(({ at, changes, decision, findings }) => [
      `  ${clock(at)}  ${changes === 'what' ? inWords(decision, clock) : 'The same, for other reasons.'}`,
      ...findings.map((finding) => `    ${shortly(finding, clock)}`),
    ]),
  ]
}

type Clock = (instant: Instant) => string

function clockOf(name: string): Clock {
  const zone = findZone(name)
  return zone === undefined ? formatInstant : (instant) => localTime(zone, instant)
}

function inWords(decision: Decision, clock: Clock): string {
  switch (decision.kind) {
    case 'contact': {
      const { channel, purpose, tone, template, loans, notAfter } = decision.contact
      const words =
        template === undefined ? '' : `, in ${template.locale} by template ${template.id} ${template.version}`
      const about = loans.map(({ loan, step }) => `${loan} (step ${step})`).join(', ')
      return `Contact now by ${channel}: ${purpose}, ${tone}${words}, about ${about}. It may start until ${clock(notAfter)}.`
    }
    case 'wait':
      return `Wait until ${clock(decision.until)}.`
    case 'rest':
      return 'Rest until something changes.'
  }
}

function findingLines(finding: ExplainedFinding, clock: Clock): readonly string[] {
  return [`  ${shortly(finding, clock)}`, `         ${finding.sentence}`, ...sourceLines(finding)]
}

function shortly({ effect, rule, loan, step, channel, until }: ExplainedFinding, clock: Clock): string {
  const about = Object.entries({ loan, step, channel, until: until === undefined ? undefined : clock(until) })
  const named = about.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]))
  return [effect.padEnd(5), rule, ...(named.length === 0 ? [] : [`(${named.join(', ')})`])].join('  ')
}

function sourceLines({ status, pack, citation, url }: Pick<ExplainedFinding, 'status' | 'pack' | 'citation' | 'url'>) {
  if (status === undefined) return []
  return [`         ${[status, `pack ${pack}`, citation, url].filter((part) => part !== undefined).join(' · ')}`]
}

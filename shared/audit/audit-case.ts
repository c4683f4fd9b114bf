import type { CaseFile } from '../case/case-file.ts'
import type { Finding } from '../case/finding.ts'
import type { Policy } from '../case/policy.ts'
import { explainFinding, explainRule } from '../compliance/explain.ts'
import { rulesInForce } from '../compliance/rules-in-force.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import { localDay } from '../time/zone.ts'
import type { AuditRecord, AuditRule } from './audit-record.ts'
import { understoodLine } from './understood-line.ts'

type Contact = Extract<HistoryEntry, { what: 'contact' }>

/** From an instant on, and until just before another. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
}

export const ALWAYS: Period = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/**
 * What happened to a borrower in a period, in order: what their history holds, and the consents, replies and holds that
 * their case holds. Rules are explained by the policy at hand; which packs a contact was made under stands in its record.
 */
export function auditCase(
  caseFile: CaseFile,
  history: readonly HistoryEntry[],
  policy: Policy,
  period: Period = ALWAYS,
): readonly AuditRecord[] {
  const records = [...standing(caseFile), ...history.map((entry) => ofEntry(entry, caseFile, policy))]
  const zone = policy.rulebook.rulesFor(caseFile.borrower).homeZone.name
  return placed(records, caseFile.borrower.id, zone, period)
}

/** What a history alone tells, where no case is at hand, as after an erasure: times are UTC, and what allowed a contact is not told. */
export function auditHistory(
  borrower: string,
  history: readonly HistoryEntry[],
  policy: Policy,
  period: Period = ALWAYS,
): readonly AuditRecord[] {
  const records = history.map((entry) => ofEntry(entry, undefined, policy))
  return placed(records, borrower, 'UTC', period)
}

function placed(
  records: readonly Unplaced[],
  borrower: string,
  zone: string,
  { from, to }: Period,
): readonly AuditRecord[] {
  return records
    .filter(({ at }) => at >= from && at < to)
    .map((record) => ({ ...record, borrower, zone }))
    .sort((a, b) => a.at - b.at)
}

type Unplaced = Omit<AuditRecord, 'borrower' | 'zone'>

function standing({ borrower, holds, closedPoints }: CaseFile): readonly Unplaced[] {
  return [
    ...borrower.contactPoints.flatMap(({ channel, address, consent }) =>
      consent === undefined
        ? []
        : [{ at: consent.at, what: 'consent', channel, address, consent, source: consent.source, findings: [] }],
    ),
    ...holds.map(({ kind, from, until, source, scope }) => ({
      at: from,
      what: kind === 'reply' ? 'reply' : `hold ${kind}`,
      ...(scope.of === 'loan' && { loans: [scope.loan] }),
      ...(scope.of === 'channel' && { channel: scope.channel }),
      ...(until !== undefined && { until }),
      source,
      findings: [],
    })),
    ...closedPoints.map(({ since, why, point }) => {
      const closed = borrower.contactPoints.find(({ id }) => id === point)
      const where = closed && { channel: closed.channel, address: closed.address }
      return { at: since, what: 'address closed', ...where, source: why, findings: [] }
    }),
  ]
}

function ofEntry(entry: HistoryEntry, caseFile: CaseFile | undefined, policy: Policy): Unplaced {
  const { at } = entry
  switch (entry.what) {
    case 'contact':
      return ofContact(entry, caseFile, policy)
    case 'lost': {
      const { contact, channel, purpose, tone, steps } = entry
      const loans = steps.map(({ loan }) => loan)
      return { at, what: 'contact', outcome: 'unknown', contact, channel, purpose, tone, loans, findings: [] }
    }
    case 'withdrawn': {
      const { contact, channel } = entry
      return { at, what: 'withdrawn', contact, channel, findings: explained(entry.findings, policy) }
    }
    case 'decision': {
      const { kind, until } = entry
      return { at, what: kind, ...(until !== undefined && { until }), findings: explained(entry.findings, policy) }
    }
    case 'delivery': {
      const { contact, channel, state, why } = entry
      return {
        at,
        what: 'delivery',
        contact,
        channel,
        outcome: state,
        ...(why !== undefined && { source: why }),
        findings: [],
      }
    }
    case 'response':
      return { at, what: 'response', channel: entry.channel, source: understoodLine(entry), findings: [] }
    case 'promise-settled':
      return { at, what: `promise ${entry.state}`, loans: [entry.loan], findings: [] }
    case 'erased':
      return { at, what: 'erased on request', source: entry.request, findings: [] }
    case 'arrangement-asked':
    case 'arrangement-settled':
      return { at, what: `arrangement ${entry.state}`, loans: [entry.loan], findings: [] }
    case 'point-closed':
      return { at, what: 'address closed', source: entry.why, findings: [] }
    case 'handed-over':
      return { at, what: 'handed to a person', contact: entry.task, findings: explained(entry.findings, policy) }
    case 'acted':
      return { at, what: entry.act.replace('-', ' '), source: entry.by, findings: [] }
    case 'task-taken':
      return { at, what: 'task taken', contact: entry.task, source: entry.by, findings: [] }
    case 'task-released':
      return { at, what: 'task given back', contact: entry.task, source: entry.by, findings: [] }
    case 'task-closed': {
      const { task, loan, by, outcomes } = entry
      const about = { contact: task, ...(loan !== undefined && { loans: [loan] }) }
      return { at, what: 'task closed', ...about, outcome: outcomes.join(', '), source: by, findings: [] }
    }
    case 'task-opened': {
      const { task, kind, loan } = entry
      return { at, what: `task ${kind}`, contact: task, ...(loan !== undefined && { loans: [loan] }), findings: [] }
    }
  }
}

function ofContact(entry: Contact, caseFile: CaseFile | undefined, policy: Policy): Unplaced {
  const { at, contact, channel, outcome, purpose, tone, steps, message, consent, versions } = entry
  return {
    ...{ at, what: 'contact', contact, channel, outcome, purpose, tone, message, address: message.to },
    loans: steps.map(({ loan }) => loan),
    ...(consent !== undefined && { consent }),
    ...versions,
    findings: explained(entry.findings, policy),
    // Packs of another day may have had other rules: then the versions name them, and nothing is guessed.
    ...(caseFile !== undefined &&
      versions.packs === policy.rulebook.version && { allowedBy: allowing(entry, caseFile, policy) }),
  }
}

function explained(findings: readonly Finding[], { rulebook }: Policy): readonly AuditRule[] {
  return findings.map((finding) => {
    const { rule, effect, until } = finding
    const { sentence, pack, citation } = explainFinding(finding, rulebook)
    return {
      ...{ rule, effect, sentence },
      ...(pack !== undefined && { pack }),
      ...(citation !== undefined && { citation }),
      ...(until !== undefined && { until }),
    }
  })
}

function allowing(entry: Contact, caseFile: CaseFile, { rulebook }: Policy): readonly AuditRule[] {
  const { channel, purpose, steps, at } = entry
  const { borrower } = caseFile
  const point = borrower.contactPoints.find(({ id }) => id === entry.point)
  const approach = {
    channel,
    purpose,
    point,
    loans: steps.map(({ loan }) => loan),
    daysPastDue: daysPastDue(entry, caseFile, rulebook.rulesFor(borrower).homeZone),
  }
  return rulesInForce(rulebook, borrower, approach, at).map((rule) => {
    const { sentence, pack, citation } = explainRule(rule, rulebook)
    return { rule: rule.id, sentence, ...(pack !== undefined && { pack }), ...(citation !== undefined && { citation }) }
  })
}

/** Of the instalment that a contact spoke of, on its day; 0 for what is no instalment, such as a promise before its day. */
function daysPastDue({ steps, at }: Contact, { loans }: CaseFile, zone: Parameters<typeof localDay>[0]): number {
  const due = steps.flatMap(({ loan, subject }) => {
    const instalment = loans.find(({ id }) => id === loan)?.instalments.find(({ id }) => id === subject)
    return instalment === undefined ? [] : [instalment.dueOn]
  })
  return Math.max(0, ...due.map((day) => localDay(zone, at) - day))
}

import type { Decision } from '../case/decision.ts'
import { formatDay, formatInstant } from '../time/instant.ts'
import type { CaseExplanation, ExplainedFinding } from './explain-case.ts'

/** An explanation as JSON for programs: instants as ISO 8601 in UTC, days as dates, and no name, address or amount. */
export function explanationJson(explanation: CaseExplanation): object {
  const { at, borrower, zone, versions, decision, house, findings, allowedBy, changes } = explanation
  return {
    borrower,
    at: formatInstant(at),
    zone,
    ...versions,
    answer: answerJson(decision),
    house,
    findings: findings.map(findingJson),
    allowedBy,
    changes: changes.map((change) => ({
      at: formatInstant(change.at),
      changes: change.changes,
      answer: answerJson(change.decision),
      findings: change.findings.map(findingJson),
    })),
  }
}

function answerJson(decision: Decision): object {
  switch (decision.kind) {
    case 'contact': {
      const { channel, point, purpose, tone, template, loans, due, notAfter } = decision.contact
      return {
        kind: 'contact',
        ...{ channel, purpose, tone },
        ...(point !== undefined && { point: point.id }),
        ...(template !== undefined && {
          template: { id: template.id, version: template.version, locale: template.locale },
        }),
        loans: loans.map(({ loan, subject, step, dueOn, daysPastDue }) => ({
          ...{ loan, subject, step, daysPastDue },
          dueOn: formatDay(dueOn),
        })),
        due: formatInstant(due),
        notAfter: formatInstant(notAfter),
      }
    }
    case 'wait':
      return { kind: 'wait', until: formatInstant(decision.until), channel: decision.channel }
    case 'rest':
      return { kind: 'rest' }
  }
}

function findingJson({ from, until, ...finding }: ExplainedFinding): object {
  return {
    ...finding,
    ...(from !== undefined && { from: formatInstant(from) }),
    ...(until !== undefined && { until: formatInstant(until) }),
  }
}

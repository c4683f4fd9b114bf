import { formatInstant } from '../../time/instant.ts'
import type { AuditRecord, AuditRule } from '../audit-record.ts'
import type { AuditHead } from './audit-head.ts'

/** One JSON object; instants are ISO 8601 in UTC. */
export const auditJson = {
  head: (head: AuditHead) => `${JSON.stringify(head).slice(0, -1)},"records":[`,
  record: (record: AuditRecord, place: number) => `${place === 0 ? '' : ','}\n${JSON.stringify(written(record))}`,
  tail: () => '\n]}\n',
}

function written({ at, until, consent, findings, allowedBy, ...record }: AuditRecord): object {
  return {
    at: formatInstant(at),
    ...record,
    ...(until !== undefined && { until: formatInstant(until) }),
    ...(consent !== undefined && { consent: { ...consent, at: formatInstant(consent.at) } }),
    findings: findings.map(writtenRule),
    ...(allowedBy !== undefined && { allowedBy: allowedBy.map(writtenRule) }),
  }
}

function writtenRule({ until, ...rule }: AuditRule): object {
  return { ...rule, ...(until !== undefined && { until: formatInstant(until) }) }
}

import { csvCell } from '../../csv-cell.ts'
import { localTime } from '../../explain/local-time.ts'
import { formatInstant } from '../../time/instant.ts'
import { findZone } from '../../time/zone.ts'
import type { AuditRecord, AuditRule } from '../audit-record.ts'

const COLUMNS = {
  at: ({ at }: AuditRecord) => formatInstant(at),
  localTime: ({ at, zone }: AuditRecord) => localTimeIn(zone, at),
  zone: ({ zone }: AuditRecord) => zone,
  borrower: ({ borrower }: AuditRecord) => borrower,
  what: ({ what }: AuditRecord) => what,
  outcome: ({ outcome }: AuditRecord) => outcome,
  channel: ({ channel }: AuditRecord) => channel,
  address: ({ address }: AuditRecord) => address,
  purpose: ({ purpose }: AuditRecord) => purpose,
  tone: ({ tone }: AuditRecord) => tone,
  loans: ({ loans }: AuditRecord) => loans?.join(' '),
  subject: ({ message }: AuditRecord) => message?.subject,
  text: ({ message }: AuditRecord) => message?.text,
  locale: ({ message }: AuditRecord) => message?.locale,
  template: ({ message }: AuditRecord) => message && `${message.template.id} ${message.template.version}`,
  consentAt: ({ consent }: AuditRecord) => consent && formatInstant(consent.at),
  consentSource: ({ consent }: AuditRecord) => consent?.source,
  until: ({ until }: AuditRecord) => (until === undefined ? undefined : formatInstant(until)),
  source: ({ source }: AuditRecord) => source,
  strategy: ({ strategy }: AuditRecord) => strategy,
  packs: ({ packs }: AuditRecord) => packs,
  findings: ({ findings }: AuditRecord) => findings.map(inShort).join('; '),
  allowedBy: ({ allowedBy }: AuditRecord) => allowedBy?.map(inShort).join('; '),
  contact: ({ contact }: AuditRecord) => contact,
} as const

function localTimeIn(name: string, at: number): string {
  const zone = findZone(name)
  return zone === undefined ? '' : localTime(zone, at)
}

function inShort({ effect, rule, pack }: AuditRule): string {
  return [effect, rule, pack === undefined ? undefined : `(${pack})`].filter((part) => part !== undefined).join(' ')
}

/** RFC 4180, with a line a record and UTF-8 marked as such, which spreadsheets need for Chinese. */
export const auditCsv = {
  head: () => `\uFEFF${Object.keys(COLUMNS).join(',')}\r\n`,
  record: (record: AuditRecord) =>
    `${Object.values(COLUMNS)
      .map((column) => csvCell(column(record) ?? ''))
      .join(',')}\r\n`,
  tail: () => '',
}

import type { AuditRecord } from '../audit-record.ts'
import type { AuditHead } from './audit-head.ts'
import { auditCsv } from './csv.ts'
import { auditHtml } from './html.ts'
import { auditJson } from './json.ts'

/** A form of report, written piece by piece: an audit of a period may be longer than memory. */
export interface ReportForm {
  head(head: AuditHead): string
  /** `place` counts from 0. */
  record(record: AuditRecord, place: number): string
  tail(): string
}

export const FORMATS = ['csv', 'json', 'html'] as const
export type Format = (typeof FORMATS)[number]

export function reportForm(format: Format): ReportForm {
  switch (format) {
    case 'csv':
      return auditCsv
    case 'json':
      return auditJson
    case 'html':
      return auditHtml
  }
}

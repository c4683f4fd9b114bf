import { formatInstant } from '../time/instant.ts'
import type { ImportReport } from './import-tally.ts'

/** The report in lines for people: what was read, what was loaded, and the first refused rows with their mends. */
export function describeImport(report: ImportReport, mostProblems = 20): readonly string[] {
  const { loaded, problems } = report
  const lines = [
    `Read ${report.rows} rows of ${report.form.toUpperCase()} in ${report.encoding.toUpperCase()}, true at ${formatInstant(report.asOf)}.`,
    `Loaded ${loaded.borrower} borrowers, ${loaded.loan} loans, ${loaded.payment} payments, ${loaded.hold} holds, ` +
      `${loaded['closed-point']} closed addresses, ${loaded.contact} past contacts.`,
  ]
  if (report.refused === 0) return lines
  lines.push(`Refused ${report.refused} rows:`)
  for (const { line, field, problem, mend } of problems.slice(0, mostProblems)) {
    lines.push(`  line ${line}, ${field}: ${problem} ${mend}`)
  }
  if (problems.length > mostProblems) lines.push('  … and more; the file of refused rows has all.')
  return lines
}

import type { ReplayReport, Share } from './replay-report.ts'

export interface WholeReport extends ReplayReport {
  readonly refusedRows: number
  readonly wallSeconds: number
  readonly peakMemoryMegabytes: number
}

/** The report of a replay for people. */
export function writeReplayReport(report: WholeReport): string {
  const { lateLoans, lateBorrowers } = report
  return [
    `${report.loans} loans of ${report.borrowers} borrowers (${report.refusedRows} rows refused)`,
    `${report.contacts} contacts, ${report.segments} SMS segments`,
    ...Object.entries(report.contactsByStep).map(
      ([step, channels]) =>
        `  ${step}: ${Object.entries(channels)
          .map(([channel, count]) => `${channel} ${count}`)
          .join(', ')}`,
    ),
    `contacts after payment:         ${report.contactsAfterPayment}`,
    `contacts outside allowed hours: ${report.contactsOutsideHours}`,
    `contacts over a cap:            ${report.contactsOverCap}`,
    `late loans reached until the due date:     ${share(lateLoans.beforeDue)}`,
    `late loans reached after the due date:     ${share(lateLoans.afterDue)}`,
    `late borrowers reached until the due date: ${share(lateBorrowers.beforeDue)}`,
    `late borrowers reached after the due date: ${share(lateBorrowers.afterDue)}`,
    `wall time ${report.wallSeconds} s, peak memory ${report.peakMemoryMegabytes} MB`,
  ].join('\n')
}

function share({ reached, of }: Share): string {
  return of === 0 ? '0 of 0' : `${reached} of ${of} (${((reached / of) * 100).toFixed(1)} %)`
}

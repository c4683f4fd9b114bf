import { writeFile } from 'node:fs/promises'
import type { OutcomeReport } from '../outcomes/outcome-report.ts'
import { outcomesCsv } from '../outcomes/outcomes-csv.ts'
import { writeOutcomes } from '../outcomes/write-outcomes.ts'

export interface OutcomeForms {
  readonly csv: string | undefined
  readonly json: boolean
}

/** Prints a report of outcomes under its head, or as JSON, and writes the file that was asked for. */
export async function writeOutcomeFiles(
  head: { readonly title: string; readonly about: string },
  report: OutcomeReport,
  { csv, json }: OutcomeForms,
): Promise<void> {
  if (csv !== undefined) await writeFile(csv, outcomesCsv(report))
  console.log(
    json ? JSON.stringify(report, undefined, 2) : `## ${head.title}\n\n${head.about}\n\n${writeOutcomes(report)}`,
  )
}

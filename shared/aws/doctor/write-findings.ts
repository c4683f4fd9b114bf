import type { DoctorFinding } from './finding.ts'

/** The findings in lines for people: first what blocks, each with its mend. */
export function writeFindings(
  stage: string,
  findings: readonly DoctorFinding[],
  withForecast: boolean,
): readonly string[] {
  const [blocking, warning] = (['blocks', 'warns'] as const).map((severity) =>
    findings.filter((finding) => finding.severity === severity),
  )
  return [
    ...group('Borrowers would not get their messages as they should:', blocking),
    ...group('Not now, but it will bite:', warning),
    ...(findings.length === 0 ? [`The doctor finds nothing wrong with ${stage}.`] : []),
    ...(withForecast ? [] : ['Quotas were held against no forecast: give one with --forecast FILE.']),
  ]
}

function group(title: string, findings: readonly DoctorFinding[] = []): readonly string[] {
  if (findings.length === 0) return []
  return [title, ...findings.flatMap(({ what, mend }) => [`  - ${what}`, `    ${mend}`]), '']
}

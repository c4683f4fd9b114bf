import { blocks, type DoctorFinding, type Load } from './finding.ts'

/** What an account has that never asked for more, in US dollars a month. */
const NEVER_RAISED = 1

/** Judges a monthly spend limit of AWS, in US dollars; undefined where the account has set none. */
export function judgeSpendLimit(
  of: string,
  limit: number | undefined,
  { dollarsAMonth = 0 }: Load,
  mend: string,
): readonly DoctorFinding[] {
  const dollars = limit ?? NEVER_RAISED
  if (dollars <= NEVER_RAISED) {
    const [what, then] = [`The spend limit of ${of} is ${dollars} dollars a month`, 'beyond it nothing is sent']
    return [blocks(`${what}, which is a few dozen messages; ${then}.`, mend)]
  }
  if (dollars >= dollarsAMonth) return []
  const what = `The spend limit of ${of} is ${dollars} dollars a month, and the forecast's messages cost ${dollarsAMonth}`
  return [blocks(`${what}; beyond it nothing is sent.`, mend)]
}

import * as z from 'zod'
import type { Finding } from '../../case/finding.ts'
import { instantSchema } from '../../time/boundary.ts'
import { formatInstant } from '../../time/instant.ts'
import { nothingLeft } from './nothing-left.ts'

const findingSchema = z.strictObject({
  rule: z.string().min(1),
  effect: z.enum(['allow', 'defer', 'deny', 'rest', 'note', 'flag', 'route']),
  loan: z.string().exactOptional(),
  step: z.string().exactOptional(),
  channel: z.string().exactOptional(),
  from: instantSchema.exactOptional(),
  until: instantSchema.exactOptional(),
})

/** A borrower with thousands of loans has thousands of findings, and an item of DynamoDB holds 400 KB. */
const MOST_FINDINGS = 1_000

/** Findings as lines for people; of too many the first, and that there were more. */
export function packFindings(findings: readonly Finding[]): readonly string[] {
  if (findings.length <= MOST_FINDINGS) return findings.map(packFinding)
  const more: Finding = { rule: 'findings-left-out', effect: 'note' }
  return [...findings.slice(0, MOST_FINDINGS), more].map(packFinding)
}

/** One finding as a line for people: `defer US-F-HOURS step=overdue-1 until=2026-11-05T13:00:00.000Z`. */
export function packFinding({ rule, effect, from, until, ...about }: Finding): string {
  const { loan, step, channel, ...more } = about
  nothingLeft(more)
  const parts = {
    loan,
    step,
    channel,
    from: from === undefined ? undefined : formatInstant(from),
    until: until === undefined ? undefined : formatInstant(until),
  }
  const named = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
  return [effect, rule, ...named].map(withoutSpaces).join(' ')
}

export const packedFindingSchema = z
  .string()
  .transform((text) => {
    const [effect, rule, ...named] = text.split(' ').map(withSpaces)
    return { effect, rule, ...Object.fromEntries(named.map(nameAndValue)) }
  })
  .pipe(findingSchema)

function nameAndValue(part: string): readonly [string, string] {
  const at = part.indexOf('=')
  return [part.slice(0, at), part.slice(at + 1)]
}

/** Ids have no spaces; should one ever come with some, it still reads back as it was. */
function withoutSpaces(part: string): string {
  return part.replaceAll('%', '%25').replaceAll(' ', '%20')
}

function withSpaces(part: string): string {
  return part.replaceAll('%20', ' ').replaceAll('%25', '%')
}

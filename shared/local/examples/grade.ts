import type { Answer } from './answer.ts'
import type { Example } from './example.ts'
import type { Situation } from './situation.ts'
import { isUntil } from './until.ts'
import type { Verdict } from './verdict.ts'

export type Grade = 'pass' | 'warning' | 'fail'

/** How an answer stands to what the source says. Where the source itself says should or may, another verdict only warns. */
export function gradeOf(example: Example, answer: Answer, situation: Situation, others: Verdict | undefined): Grade {
  if (agrees(example, answer, situation, others)) return 'pass'
  return example.soft ? 'warning' : 'fail'
}

function agrees(example: Example, answer: Answer, situation: Situation, others: Verdict | undefined): boolean {
  if (answer.verdict === 'count' || example.expected === 'count') return countsAs(example, answer)
  switch (example.expected) {
    case 'allow':
      return answer.verdict === 'allow'
    case 'deny':
      return answer.verdict !== 'allow' || (example.soft && answer.findings.some(({ effect }) => effect === 'flag'))
    case 'defer':
      return answer.verdict === 'defer' && landsRight(example, [answer, others], situation)
  }
}

/** The source's instant may be where its own rule opens, or where the other rules of the place then let the contact through. */
function landsRight(example: Example, answers: readonly (Verdict | undefined)[], situation: Situation): boolean {
  if (example.until === undefined) return true
  const judged = answers.map((answer) =>
    answer?.until === undefined ? undefined : isUntil(example, answer.until, situation),
  )
  return judged.includes(true) || judged.every((one) => one === undefined)
}

function countsAs({ count }: Example, answer: Answer): boolean {
  if (answer.verdict !== 'count') return false
  if (typeof count === 'number') return answer.count === count
  const text = String(count).toLowerCase()
  if (/own|separate|apart/.test(text)) return answer.apart
  const [number] = /\d+/.exec(text) ?? []
  if (number !== undefined && answer.count !== Number(number)) return false
  return /(per|each) debt/.test(text) ? answer.perDebt : number !== undefined
}

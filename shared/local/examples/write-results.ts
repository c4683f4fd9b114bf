import { formatInstant } from '../../time/instant.ts'
import type { Result } from './run-examples.ts'

const WORDS = { pass: 'pass', warning: 'warning', fail: 'FAIL', 'not-expressible': 'not expressible' } as const

export interface Tally {
  readonly pass: number
  readonly warning: number
  readonly fail: number
  readonly notExpressible: number
  /** Examples from memory: run, and not graded. */
  readonly notGraded: number
}

export function tallyOf(results: readonly Result[]): Tally {
  const count = (status: Result['status']) => results.filter((one) => one.graded && one.status === status).length
  return {
    pass: count('pass'),
    warning: count('warning'),
    fail: count('fail'),
    notExpressible: count('not-expressible'),
    notGraded: results.filter(({ graded }) => !graded).length,
  }
}

/** One line an example, under it what the engine found, and the sum at the end. */
export function writeResults(results: readonly Result[], sentenceOf: (rule: string) => string): string {
  const lines = results.flatMap((one) => [
    headline(one),
    ...wordingOf(one),
    ...findingsOf(one).map(({ rule }) => `    ${rule}: ${sentenceOf(rule)}`),
  ])
  const { pass, warning, fail, notExpressible, notGraded } = tallyOf(results)
  const sum = `${pass} pass, ${warning} warn, ${fail} fail, ${notExpressible} not expressible; ${notGraded} from memory, run and not graded.`
  return [...lines, '', sum].join('\n')
}

/** Results as plain data, for other programs. */
export function resultsAsData(results: readonly Result[], sentenceOf: (rule: string) => string): object {
  return {
    ...tallyOf(results),
    results: results.map((one) => ({
      id: one.example.id,
      status: one.status,
      graded: one.graded,
      expected: one.example.expected,
      ...verdictAsData(one),
      ...(one.status !== 'not-expressible' && one.wordingBy !== undefined && { wordingBy: one.wordingBy }),
      findings: findingsOf(one).map((finding) => ({ ...finding, sentence: sentenceOf(finding.rule) })),
    })),
  }
}

function headline(one: Result): string {
  const { id, expected, until, count, rules } = one.example
  const wanted = [expected, until ?? count].filter((part) => part !== undefined).join(' ')
  const memory = one.graded ? '' : ' (from memory, not graded)'
  return `${WORDS[one.status].padEnd(15)} ${id}${memory}  [${rules.join(', ')}]  source: ${wanted}; ${gotOf(one)}`
}

const WORDING_BY = {
  gate: '    (wording: its own words were read by the gate that templates pass through)',
  description:
    '    (wording: only described; the gate was not asked, so this says nothing of how it would read such a message)',
} as const

function wordingOf(one: Result): readonly string[] {
  return one.status === 'not-expressible' || one.wordingBy === undefined ? [] : [WORDING_BY[one.wordingBy]]
}

function gotOf(one: Result): string {
  if (one.status === 'not-expressible') return one.why
  const { answer } = one
  if (answer.verdict === 'count')
    return `packs: count ${answer.count}${answer.perDebt ? ' per debt' : ''}${answer.apart ? ', apart' : ''}`
  return `packs: ${answer.verdict}${answer.until === undefined ? '' : ` until ${formatInstant(answer.until)}`}`
}

function verdictAsData(one: Result): object {
  if (one.status === 'not-expressible') return { why: one.why }
  const { answer, situation } = one
  const at = formatInstant(situation.now)
  if (answer.verdict === 'count')
    return { at, verdict: 'count', count: answer.count, perDebt: answer.perDebt, apart: answer.apart }
  return { at, verdict: answer.verdict, ...(answer.until !== undefined && { until: formatInstant(answer.until) }) }
}

function findingsOf(one: Result): readonly { readonly rule: string; readonly effect?: string }[] {
  if (one.status === 'not-expressible') return []
  return one.answer.findings.map((finding) => ({
    rule: finding.rule,
    ...('effect' in finding && { effect: finding.effect }),
  }))
}

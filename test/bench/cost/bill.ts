import { type Billed, dollarsFor } from '../../../shared/aws/aws-prices.ts'

/** The parts of a reminder's way, in their order. */
export const PARTS = ['first plan', 'alarm', 'queue', 'send', 'receipt', 'events'] as const
export type Part = (typeof PARTS)[number]

/** What a number of reminders use of AWS, by part and by what is billed. */
export class Bill {
  readonly #reminders: number
  readonly #used = new Map<Part, Map<Billed, number>>()

  constructor(reminders: number) {
    this.#reminders = reminders
  }

  add(part: Part, billed: Billed, amount: number): void {
    const used = this.#used.get(part) ?? new Map<Billed, number>()
    this.#used.set(part, used)
    used.set(billed, (used.get(billed) ?? 0) + amount)
  }

  /** How much of something one reminder uses, in some parts or in all. */
  used(billed: Billed, parts: readonly Part[] = PARTS): number {
    return parts.reduce((sum, part) => sum + (this.#used.get(part)?.get(billed) ?? 0), 0) / this.#reminders
  }

  /** US dollars for a million reminders. */
  dollarsPerMillion(parts: readonly Part[] = PARTS): number {
    return COLUMNS.reduce((sum, [, billed]) => sum + this.#dollars(billed, parts), 0)
  }

  /** The parts, with their dollars per million under each thing that is billed. */
  table(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    const row = (parts: readonly Part[]) =>
      Object.fromEntries([
        ...COLUMNS.map(([name, billed]) => [name, this.#dollars(billed, parts).toFixed(2)]),
        ['sum', this.dollarsPerMillion(parts).toFixed(2)],
      ])
    return Object.fromEntries([...PARTS.map((part) => [part, row([part])]), ['sum', row(PARTS)]])
  }

  #dollars(billed: readonly Billed[], parts: readonly Part[]): number {
    return billed.reduce((sum, one) => sum + dollarsFor(one, this.used(one, parts) * 1_000_000), 0)
  }
}

const COLUMNS: readonly (readonly [string, readonly Billed[]])[] = [
  ['writes', ['dynamoDbWriteUnit']],
  ['reads', ['dynamoDbReadUnit']],
  ['Scheduler', ['schedulerInvocation']],
  ['SQS, SNS', ['sqsRequest', 'snsRequest']],
  ['bus', ['eventBusEvent']],
  ['Lambda', ['lambdaRequest', 'lambdaArmGigabyteSecond']],
  ['logs', ['logsGigabyte']],
]

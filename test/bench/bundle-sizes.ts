import type { BundledFunction } from './bundled-functions.ts'
import type { BenchLine } from './figures.ts'

/** What a function with clients of the AWS SDK may weigh, in KB. */
export const BUDGET_KB = 350

/** What is over the budget, and may not grow beyond this: KB. An entry goes when its bundle fits. */
export const OVER_BUDGET: Readonly<Record<string, number>> = {
  // The clients of S3 and four other services, the reading of portfolios, and the numbering plans of all countries.
  'import-portfolio': 507,
  // The room and its four clients, what asks the lender's system, and a provider's own.
  'send-due-contact/webhook': 462,
  'send-due-contact/sms-by-sns': 457,
  'send-due-contact/email': 457,
  'send-due-contact/voice': 442,
  'send-due-contact/sms-by-end-user-messaging': 442,
  // The room: the case, the rules, the messages, and the clients of DynamoDB, SQS, Scheduler and Secrets Manager.
  'send-due-contact/agent': 422,
  'sweep-cases': 437,
  'reconcile-case': 422,
  // The reading of rows, and the clients of DynamoDB and Secrets Manager.
  'map-loans': 377,
}

const KB = 1024

/** Each bundle beside the budget, the largest first. */
export function bundleLines(functions: readonly BundledFunction[]): readonly BenchLine[] {
  return functions
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes }) => ({
      what: `bundle of ${name}`,
      ours: `${kilobytes(bytes)} KB`,
      theirs: `${BUDGET_KB} KB`,
      ratio: bytes / (BUDGET_KB * KB),
      bar: '<= 1',
      met: bytes <= BUDGET_KB * KB,
    }))
}

export function kilobytes(bytes: number): number {
  return Math.round(bytes / KB)
}

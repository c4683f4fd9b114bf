import type { Bill, Part } from './bill.ts'
import type { Metered } from './metered-calls.ts'

/** How long a call of AWS is waited for, and one of a provider. Within the region; assumed. */
const CALL_MS = 15
const PROVIDER_CALL_MS = 60
/** Lambda gives a whole processor with 1,769 MB, and less in proportion. */
const GIGABYTES_A_PROCESSOR = 1_769 / 1_024

/**
 * The two lines that Lambda itself logs of an invocation that went well, unless it is to log warnings alone: both are of the level INFO
 * (the developer guide's mapping of system log events to levels).
 */
const PLATFORM_LINES = [
  '{"time":"2026-11-02T14:00:00.000Z","type":"platform.start","record":{"requestId":"c6af9ac6-7b61-11e6-9a41-93e8deadbeef","version":"$LATEST"}}',
  '{"time":"2026-11-02T14:00:00.000Z","type":"platform.report","record":{"requestId":"c6af9ac6-7b61-11e6-9a41-93e8deadbeef","metrics":{"durationMs":402.217,"billedDurationMs":403,"memorySizeMB":512,"maxMemoryUsedMB":148},"status":"success"}}',
]
const PLATFORM_BYTES = PLATFORM_LINES.reduce((sum, line) => sum + line.length + 26, 0)

export interface Invocation {
  readonly batch: number
  /** How many of the batch are in work at once. */
  readonly lanes: number
  readonly gigabytes: number
  readonly platformLines: boolean
}

/** Adds what an invocation with a batch costs: its units, its log, its request and its time. */
export function billInvocation(bill: Bill, part: Part, used: Metered, invocation: Invocation): void {
  bill.add(part, 'dynamoDbWriteUnit', used.writeUnits)
  bill.add(part, 'dynamoDbReadUnit', used.readUnits)
  bill.add(part, 'eventBusEvent', used.busEvents)
  bill.add(part, 'logsGigabyte', (used.logBytes + (invocation.platformLines ? PLATFORM_BYTES : 0)) / 1e9)
  bill.add(part, 'lambdaRequest', 1)
  bill.add(part, 'lambdaArmGigabyteSecond', gigabyteSeconds(used, invocation))
}

/** What is paid for while a function works through a batch: it waits for calls, lane by lane, and computes. */
export function gigabyteSeconds(used: Metered, { batch, lanes, gigabytes }: Omit<Invocation, 'platformLines'>): number {
  const eachMs = (used.calls * CALL_MS + used.providerCalls * PROVIDER_CALL_MS) / batch
  const waitedMs = Math.ceil(batch / lanes) * eachMs
  const computedMs = used.cpuMs * Math.max(1, GIGABYTES_A_PROCESSOR / gigabytes)
  return ((waitedMs + computedMs) / 1_000) * gigabytes
}

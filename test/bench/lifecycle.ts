import type { CaseFile } from '../../shared/case/case-file.ts'
import { localPolicy } from '../../shared/local/local-policy.ts'
import { LocalService } from '../../shared/local/local-service.ts'
import { DAY, HOUR } from '../../shared/time/instant.ts'
import { BareHeap } from './bare-heap.ts'
import { type BenchLine, figuresOf } from './figures.ts'
import { BENCH_START, typicalCase } from './typical-case.ts'

const BORROWERS = 100_000
const ROUNDS = 5
const RATE_BAR = 0.1
const MEMORY_BAR = 2_048

/** Both loans fall due together, five days after the start: the first step comes two days after it. */
const DUE_IN_DAYS = 5

/**
 * The local lifecycle of many borrowers: load and plan them, let half of them pay, and send to the rest, with every rule
 * applied and every message rendered; beside a bare heap that schedules, cancels and fires as many timers. The heap goes first: after a
 * lifecycle it would share the processors with the collector, which is still at work on what that left.
 */
export async function benchLifecycle(): Promise<readonly BenchLine[]> {
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  const memory: number[] = []
  for (let round = -1; round < ROUNDS; round += 1) {
    const heapSeconds = bareHeap()
    if (round >= 0) times.theirs.push(BORROWERS / heapSeconds)
  }
  for (let round = -1; round < ROUNDS; round += 1) {
    const cases = Array.from({ length: BORROWERS }, (_, index) => typicalCase(index, DUE_IN_DAYS))
    const { seconds, bytesEach } = await lifecycle(cases)
    if (round < 0) continue
    times.ours.push(BORROWERS / seconds)
    memory.push(bytesEach)
  }
  const [rate, heapRate, bytes] = [figuresOf(times.ours), figuresOf(times.theirs), figuresOf(memory)]
  const ratio = rate.median / heapRate.median
  return [
    {
      what: `lifecycle of ${BORROWERS} borrowers / a bare heap of timers`,
      ours: `${perSecond(rate.median)} (${perSecond(rate.min)}-${perSecond(rate.max)})`,
      theirs: `${perSecond(heapRate.median)} (${perSecond(heapRate.min)}-${perSecond(heapRate.max)})`,
      ratio,
      bar: `>= ${RATE_BAR}`,
      met: ratio >= RATE_BAR,
    },
    {
      what: 'memory a borrower beyond the case itself',
      ours: `${Math.round(bytes.median)} bytes`,
      theirs: `${MEMORY_BAR} bytes`,
      ratio: bytes.median / MEMORY_BAR,
      bar: '< 1',
      met: bytes.max < MEMORY_BAR,
    },
  ]
}

async function lifecycle(cases: readonly CaseFile[]): Promise<{ seconds: number; bytesEach: number }> {
  let sent = 0
  const onDelivered = () => {
    sent += 1
  }
  const service = new LocalService({ start: BENCH_START, policy: localPolicy(), onDelivered })
  const before = heapUsed()
  const started = performance.now()
  for (const caseFile of cases) service.cases.open(caseFile)
  await service.settleChanges()
  for (let index = 0; index < cases.length; index += 2) pay(service, cases[index])
  await service.settleChanges()
  await service.runUntil(BENCH_START + 3 * DAY)
  const seconds = (performance.now() - started) / 1000
  if (sent !== cases.length / 2) throw new Error(`the lifecycle sent ${sent} messages instead of ${cases.length / 2}`)
  return { seconds, bytesEach: (heapUsed() - before) / cases.length }
}

/** Both loans are paid in full, an hour after the start. */
function pay({ cases }: LocalService, caseFile: CaseFile | undefined): void {
  if (caseFile === undefined) return
  const at = BENCH_START + HOUR
  for (const { id: loan, instalments } of caseFile.loans) {
    const amount = instalments.reduce((sum, instalment) => sum + instalment.amount, 0)
    cases.putPayment(caseFile.borrower.id, { id: `${loan}-all`, loan, amount, at, state: 'settled', sourceVersion: at })
  }
}

function bareHeap(): number {
  const heap = new BareHeap()
  const started = performance.now()
  for (let id = 0; id < BORROWERS; id += 1) heap.schedule(id, BENCH_START + ((id * 7_919) % 100_003) * 1_000)
  for (let id = 0; id < BORROWERS; id += 2) heap.cancel(id)
  let fired = 0
  while (heap.fire() >= 0) fired += 1
  if (fired !== BORROWERS / 2) throw new Error(`the bare heap fired ${fired} timers`)
  return (performance.now() - started) / 1000
}

function heapUsed(): number {
  if (globalThis.gc === undefined) throw new Error('run this with node --expose-gc, as npm run bench does')
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

function perSecond(rate: number): string {
  return `${Math.round(rate / 1_000)} k/s`
}

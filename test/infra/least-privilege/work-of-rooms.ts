import { toItem } from '../../../shared/aws/items/attributes.ts'
import { addressPartition, BEHIND } from '../../../shared/aws/items/keys.ts'
import type { CaseFile } from '../../../shared/case/case-file.ts'
import type { Wish } from '../../../shared/case/response.ts'
import { replyHold } from '../../../shared/responses/effects.ts'
import { DAY, formatInstant, HOUR, type Instant, MINUTE } from '../../../shared/time/instant.ts'
import { BENCH_START } from '../../bench/typical-case.ts'
import { queued } from '../../functions/import-portfolio/import-events.ts'
import { change } from '../../functions/reconcile-case/stream-events.ts'
import { context } from '../../functions/test-room.ts'
import { caseOf, caseWithoutPlace, dueAt, withLink } from './cases.ts'
import type { Invoke, LambdaFunction } from './lambda-function.ts'
import type { StageInMemory } from './stage-in-memory.ts'

/** Work on a function that makes every call which it can make. */
export type Work = (invoke: Invoke, lambda: LambdaFunction, stage: StageInMemory) => Promise<void>

const LONG_ENOUGH = context(() => 900_000)

/** What happens to a case at a door of the room, whichever it is; `open` opens it for a borrower. */
async function everyAnswer(
  open: (borrower: string) => Promise<unknown>,
  lambda: LambdaFunction,
  stage: StageInMemory,
): Promise<void> {
  const at = async (caseFile: CaseFile, ...instants: readonly Instant[]) => {
    stage.holdOnly(lambda, caseFile)
    for (const now of instants) {
      stage.setTime(now)
      await open(caseFile.borrower.id)
    }
  }
  // Planned for a later day, and again when the day before has passed.
  await at(caseOf('later', stage.channels), BENCH_START, BENCH_START + DAY)
  await at(caseWithoutPlace('nowhere'), BENCH_START)
  for (const channel of stage.channels) {
    const due = caseOf(`due-${channel}`, [channel])
    const now = dueAt(due, channel, stage.policy)
    // In the night before, when a rule has it wait; in time; and late, as after a lost alarm.
    await at(due, now - 5 * HOUR, now, now + HOUR)
    // Soon: such an alarm is a message that comes late.
    const soon = caseOf(`soon-${channel}`, [channel])
    await at(soon, dueAt(soon, channel, stage.policy) - 10 * MINUTE)
  }
}

export const workOnReconcile: Work = async (invoke, lambda, stage) => {
  const open = (pk: string) => invoke({ Records: [change({ pk })] }, LONG_ENOUGH)
  await everyAnswer((borrower) => open(`BORROWER#${borrower}`), lambda, stage)
  await open('NOBODY')
}

export const workOnSending: Work = async (invoke, lambda, stage) => {
  const open = (borrower: string) => invoke(queued({ borrower }), LONG_ENOUGH)
  await everyAnswer(open, lambda, stage)
  await invoke(queued('no JSON'), LONG_ENOUGH)
  const channel = stage.channels.find((each) => each === lambda.environment.CHANNEL) ?? 'agent'
  if (channel !== 'agent') {
    const first = caseOf('again', [channel])
    const again = withLink(first, channel, dueAt(first, channel, stage.policy) - 7 * DAY)
    stage.holdOnly(lambda, again)
    stage.setTime(dueAt(again, channel, stage.policy))
    await open(again.borrower.id)
  }
  const due = caseOf('one-too-many', [channel])
  stage.spend(true)
  stage.holdOnly(lambda, due)
  // Another hour, whose budget nobody has leased from yet.
  stage.setTime(dueAt(due, channel, stage.policy) + 2 * HOUR)
  await open(due.borrower.id)
  stage.spend(false)
}

export const workOnSweep: Work = async (invoke, lambda, stage) => {
  await invoke({ start: true }, LONG_ENOUGH)
  const open = () => invoke(queued({ segment: 0, of: 1 }), LONG_ENOUGH)
  await everyAnswer(open, lambda, stage)
  await invoke(queued('no JSON'), LONG_ENOUGH)
  await finishing(open, lambda, stage)
}

/** Responses that were left in the middle: a stop, which was seen before, and a start. */
async function finishing(open: () => Promise<unknown>, lambda: LambdaFunction, stage: StageInMemory): Promise<void> {
  const caseFile = caseOf('left', [stage.channels[0] ?? 'sms'])
  const { id: borrower, contactPoints } = caseFile.borrower
  const [{ id: point, channel } = { id: 'none', channel: 'sms' as const }] = contactPoints
  const left = (id: string, at: Instant, wish: Wish) =>
    replyHold({ id, at, door: 'sms', channel, point, wishes: [wish] })
  const stop = left('left-1', BENCH_START, { intent: 'stop', scope: 'all' })
  const start = left('left-2', BENCH_START + MINUTE, { intent: 'start' })
  stage.holdOnly(lambda, { ...caseFile, holds: [stop, start] })
  const { CASES_TABLE = '', CONTROL_TABLE = '' } = lambda.environment
  stage.put(CASES_TABLE, toItem({ pk: addressPartition(point), sk: `${BEHIND}${borrower}` }))
  stage.put(CONTROL_TABLE, toItem({ pk: 'RESPONSE#left-1', sk: 'RESPONSE', v: 1, at: formatInstant(BENCH_START) }))
  stage.setTime(BENCH_START + 2 * HOUR)
  await open()
}

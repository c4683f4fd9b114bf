import type { SimulatedStage } from '../stage.ts'
import type { Checker } from './checker.ts'
import { checkHouse } from './house-checks.ts'
import { checkOwed } from './owed.ts'
import { readStored } from './stored.ts'

const MINUTE = 60_000
/** A message that is in work stays hidden so long. */
const HIDDEN_MS = 6 * MINUTE

/** What can only be said at the end of a run: that nothing is stuck, lost or without a reason. */
export function finalChecks(checker: Checker, stage: SimulatedStage): void {
  checkExplained(checker, stage)
  checkResponses(checker, stage)
  checkUnderstood(checker, stage)
  checkDesk(checker, stage)
  checker.page.answers.check(stage.world.now)
  checkHouse(checker, stage.house.told, checker.history)
  checkAlarms(checker, stage)
  checkOwed(checker, stage)
}

/** Every message that left stands in the history, sent or lost, with the rules that spoke. */
function checkExplained(checker: Checker, { world }: SimulatedStage): void {
  for (const { contact, borrower, at, purpose, fate } of checker.calls) {
    const history = checker.history.get(`BORROWER#${borrower}`) ?? new Map()
    const names = [...history.keys()].filter((sk) => sk.includes(`#${contact}`))
    const entry = history.get(names.find((sk) => sk.includes('#contact#')) ?? '')
    const settled = names.some((sk) => sk.includes('#lost#') || sk.includes('#delivery#')) || purpose === 'A'
    const withdrawn = fate === 'refused' && names.some((sk) => sk.includes('#withdrawn#'))
    if (entry === undefined && !settled && !withdrawn && at < world.now - 60 * MINUTE) {
      checker.fail('6 everything is explained', at, `nothing is written of ${contact} of ${borrower}`)
    }
    const findings = entry?.findings
    if (
      entry !== undefined &&
      !(Array.isArray(findings) && findings.some((each) => String(each).startsWith('allow ')))
    ) {
      checker.fail('6 everything is explained', at, `no rule allowed ${contact} of ${borrower}`)
    }
  }
}

/** What a borrower wrote stands in their history, or is kept until it is understood. */
function checkResponses(checker: Checker, stage: SimulatedStage): void {
  const waiting = [stage.queue('inbound'), stage.queue('inbound-dead')].flatMap(({ messages }) => [
    ...messages.values(),
  ])
  for (const { id, from, borrower, at, words } of stage.people.texts) {
    if (waiting.some(({ body }) => body.includes(`"${id}"`) || body.includes(`${id}\\"`))) continue
    const pk = `BORROWER#${borrower}`
    const stored = readStored(checker.cases.get(pk) ?? new Map())
    const since = checker.knownSince.get(`${pk} ${from}`) ?? Number.POSITIVE_INFINITY
    const isTheirs = stored.borrower?.contactPoints.some(({ address }) => address === from) ?? false
    if (!isTheirs || since > at) continue
    const known = [...(checker.history.get(pk)?.keys() ?? [])].some((sk) => sk.endsWith(`#response#${id}`))
    const kept = stored.holds.some((hold) => hold.kind === 'reply' && hold.id === id)
    if (!known && !kept) checker.fail('5 no response is lost', at, `"${words}" of ${borrower} (${id}) is nowhere`)
  }
}

/** What was stored is understood in the end, also where whoever stored it died and nobody said it again: the sweep finds it. */
function checkUnderstood(checker: Checker, { world }: SimulatedStage): void {
  const { now, weather } = world
  if (!weather.loses) return
  const found = weather.sweepEveryMs * 2 + 180 * MINUTE
  for (const [pk, items] of checker.cases) {
    const kept = readStored(items).holds.find(({ kind, from }) => kind === 'reply' && Date.parse(from) + found < now)
    if (kept !== undefined)
      checker.fail('5 no response is lost', now, `${kept.id} of ${pk} was stored at ${kept.from} and never took effect`)
  }
}

/**
 * What a person was told is done stands: a task is closed, the history tells of each hold that was set or lifted, and of who was
 * erased it has nothing that no rule keeps.
 */
function checkDesk(checker: Checker, { desk, world }: SimulatedStage): void {
  for (const { what, borrower, id, at } of desk.done) {
    const pk = `BORROWER#${borrower}`
    if (what === 'erased') {
      const left = world.database
        .table('history')
        .items(pk, world.now)
        .find(({ sk }) => (sk?.S ?? '') < id)
      if (left !== undefined) checker.fail('7 nobody else', at, `${left.sk?.S} of ${borrower} was erased, and is there`)
      continue
    }
    const task = checker.cases.get(pk)?.get(`TASK#${id}`)
    const told = [...(checker.history.get(pk)?.values() ?? [])].some((entry) => JSON.stringify(entry).includes(id))
    const stands = what === 'closed' ? (task === undefined || task.closed !== undefined) && told : told
    if (!stands) checker.fail('5 no response is lost', at, `${id} of ${borrower} was ${what}, and is not`)
  }
}

/**
 * Whoever waits for an instant has something that rings by then: an alarm, or a message in a queue. Where that may be lost, a sweep
 * finds them within its period and the hour.
 */
function checkAlarms(checker: Checker, stage: SimulatedStage): void {
  const { now, weather } = stage.world
  const found = weather.loses ? weather.sweepEveryMs + 90 * MINUTE : 0
  const queued = Object.values(stage.contactQueues()).flatMap(({ messages }) => [...messages.values()])
  for (const [pk, items] of checker.cases) {
    const { borrower, plan, loans } = readStored(items)
    if (borrower === undefined || loans.length === 0 || stage.changes.waits(pk)) continue
    if (plan === undefined) {
      const since = checker.changes.get(pk) ?? now
      if (since + found > now) continue
      checker.fail('4 nothing is forgotten', now, `${borrower.id} was never planned`)
      continue
    }
    const due = plan.claim !== undefined ? (plan.claimedAt ?? 0) + 5 * MINUTE : plan.next
    if (due === undefined || (weather.loses && due + found > now)) continue
    const body = JSON.stringify({ borrower: borrower.id })
    const rings = [
      ...[...stage.scheduler.schedules.values()].filter(({ input }) => input === body).map(({ at }) => at),
      ...queued.filter((message) => message.body === body).map(({ visibleAt }) => visibleAt),
    ]
    const first = Math.min(...rings)
    if (!(first <= Math.max(due, now) + HIDDEN_MS)) {
      const when = Number.isFinite(first) ? `rings at ${new Date(first).toISOString()}` : 'nothing will ring'
      checker.fail(
        '4 nothing is forgotten',
        now,
        `${borrower.id} is due at ${new Date(due).toISOString()}, and ${when}`,
      )
    }
  }
}

import type { Weather } from '../world/weather.ts'

/** A way to break the product, line by line. */
export interface Mutation {
  readonly name: string
  readonly edits: readonly Edit[]
  /** In how many seeds at the latest it is caught. */
  readonly within: number
  /** Faults that the break needs, where few weathers have them. */
  readonly weather?: Partial<Weather>
  /** Also caught where nothing is lost and no sweep comes, which could hide it. */
  readonly withoutSweep?: number
}

export interface Edit {
  readonly file: string
  readonly find: string
  readonly put: string
}

const SEND = 'shared/reconcile/send-contact.ts'
const BUSY = { provoke: 0.05, slow: 0.08 }
/** Somebody looks in the middle of every transaction that a rush is about, and else the weather is calm, so that people are contacted. */
const RUSHED = { rush: true, people: 14, tornWrite: 1, kill: 0 }
/** Nobody answers on the page or in the house's channel, so that contacts go on for longer: for what only a rare contact shows. */
const UNHEARD = { opensLinks: 0, writesInApp: 0 }

/** Every way in which the service could quietly be wrong that this simulation is to notice. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'drop the version condition',
    edits: [{ file: 'shared/aws/plan-request.ts', find: "'#version = :seen'", put: "'attribute_exists(pk)'" }],
    within: 60,
  },
  {
    name: 'skip the second look',
    edits: [
      {
        file: SEND,
        find: 'const seen = await ports.cases.load(borrower)',
        put: 'const seen = { ...caseFile, plan: withClaim(caseFile.plan, decision.contact, claim, now, decision.arm, policy.rulebook.looksBackDays) }',
      },
    ],
    within: 5,
  },
  {
    name: 'write the plan before the alarm',
    edits: [
      {
        file: 'shared/reconcile/keep-plan.ts',
        find: '  const arming = armAlarm(borrower.id, plan, decision, ports, now, rang)\n  if (arming !== undefined) await arming\n',
        put: '',
      },
      {
        file: 'shared/reconcile/keep-plan.ts',
        find: "return write.written ? outcome : 'again'",
        put: "if (!write.written) return 'again'\n  await armAlarm(borrower.id, plan, decision, ports, now, rang)\n  return outcome",
      },
    ],
    within: 100,
    weather: { loses: false, kill: 0.04 },
    withoutSweep: 100,
  },
  {
    name: 'resend on unknown',
    edits: [
      {
        file: 'shared/case/candidate.ts',
        find: "if (mark.outcome !== 'failed') return 'done'",
        put: "if (mark.outcome !== 'failed' && mark.outcome !== 'unknown') return 'done'",
      },
    ],
    within: 60,
  },
  {
    name: 'ignore a hold',
    edits: [
      {
        file: 'shared/case/holds.ts',
        find: "return kind !== 'promise'",
        put: "return kind !== 'dispute' && kind !== 'promise'",
      },
    ],
    within: 60,
  },
  {
    name: 'count caps per loan',
    edits: [
      {
        file: 'shared/compliance/counting.ts',
        find: "byDebt: per === 'debt' || per === 'account',",
        put: 'byDebt: true,',
      },
    ],
    within: 60,
  },
  {
    name: 'arm later instead of earlier',
    edits: [{ file: 'shared/reconcile/alarm.ts', find: 'live <= decision.until', put: 'live >= decision.until' }],
    within: 60,
    weather: { loses: false },
    withoutSweep: 60,
  },
  {
    name: 'skip the sweep',
    edits: [
      {
        file: 'shared/sweep/sweep.ts',
        find: 'if (moved !== undefined && isBehind(moved, behind))',
        put: 'if (moved !== undefined)',
      },
    ],
    within: 60,
    weather: { loses: true, lostAlarm: 0.4 },
  },
  {
    name: 'send if a message arrives at or after its time without deciding',
    edits: [
      {
        file: 'shared/reconcile.ts',
        find: 'const decision = decide(caseFile, policy, now)',
        put: 'const decision = decide(caseFile, policy, Math.min(now, caseFile.plan.next ?? now))',
      },
      {
        file: SEND,
        find: 'const second = decide(unclaimed, policy, lookedAt)',
        put: 'const second = decide(unclaimed, policy, Math.min(lookedAt, seen.plan.next ?? lookedAt))',
      },
      { file: SEND, find: 'notAfter: second.contact.notAfter', put: 'notAfter: lookedAt + 86_400_000' },
    ],
    within: 60,
    weather: { loses: true, lateAlarm: 0.4 },
  },
  {
    name: 'plan on a stale read',
    edits: [
      {
        file: 'shared/aws/dynamodb-case-store.ts',
        find: "ConsistentRead: freshness === 'newest',",
        put: 'ConsistentRead: false,',
      },
    ],
    within: 5,
  },
  {
    name: 'plan from a look that may be a moment old',
    edits: [
      {
        file: 'shared/reconcile.ts',
        find: "if (glanced.kind !== 'contact' || glanced.contact.channel",
        put: "if (glanced.kind !== 'contact') return keepPlan(caseFile, glanced, policy, ports, now, true)\n  if (glanced.contact.channel",
      },
    ],
    within: 20,
    weather: { loses: false, staleRead: 0.8 },
    withoutSweep: 20,
  },
  {
    name: 'step key from a date',
    edits: [
      {
        file: 'shared/case/agenda.ts',
        find: 'const { id, dueOn } = oldestMissed',
        put: 'const { dueOn } = oldestMissed\n    const id = String(dueOn)',
      },
      {
        file: 'shared/case/agenda.ts',
        find: 'const { id, dueOn } = upcoming',
        put: 'const { dueOn } = upcoming\n    const id = String(dueOn)',
      },
    ],
    within: 300,
  },
  {
    name: 'second look that accepts another contact',
    edits: [{ file: SEND, find: '!sameContact(decision.contact, second.contact)', put: 'false' }],
    within: 150,
    weather: BUSY,
  },
  {
    name: 'retrying the provider call',
    edits: [
      {
        file: 'shared/aws/provider-errors.ts',
        find: 'const providerId = await call()',
        put: 'const providerId = await call().catch(() => call())',
      },
    ],
    within: 30,
  },
  {
    name: 'drop the lease',
    edits: [{ file: 'shared/reconcile.ts', find: 'return now < claim.at + LEASE', put: 'return now < claim.at' }],
    within: 60,
  },
  {
    name: 'count unknown as not sent',
    edits: [
      {
        file: 'shared/compliance/counted.ts',
        find: 'const OPEN = OUTCOME_BITS.claimed | OUTCOME_BITS.unknown',
        put: 'const OPEN = OUTCOME_BITS.claimed',
      },
    ],
    within: 120,
    weather: { providerFault: 0.4 },
  },
  {
    name: "use another zone than the borrower's",
    edits: [
      {
        file: 'shared/compliance/compile-windows.ts',
        find: "if (zone === 'every-plausible') return zones",
        put: "if (zone === 'every-plausible') return [findZone('Europe/London')]",
      },
    ],
    within: 20,
  },
  {
    name: 'let a stale feed overwrite',
    edits: [{ file: 'shared/aws/put-newer.ts', find: '#version < :version', put: '#version <> :version' }],
    within: 20,
  },
  {
    name: 'ignore a pause after the claim',
    edits: [
      {
        file: SEND,
        find: 'const stateAtLast = await orWithdraw(ports.control.standing(), seen, withdrawal, ports)',
        put: 'const stateAtLast = state',
      },
    ],
    within: 100,
    weather: BUSY,
  },
  {
    name: 'expire a hold a day early',
    edits: [{ file: 'shared/case/holds.ts', find: 'now < hold.until)', put: 'now + 86_400_000 < hold.until)' }],
    within: 80,
  },
  {
    name: "off-by-one at a window's end",
    edits: [
      {
        file: 'shared/compliance/compile-windows.ts',
        find: 'holidaysOf(rule, where), marginMinutes[channel])',
        put: 'holidaysOf(rule, where), marginMinutes[channel] - 1)',
      },
    ],
    within: 400,
    // So late that a contact of the morning comes when its window ends, and seldom swept up before.
    weather: {
      ...UNHEARD,
      loses: true,
      lateAlarm: 0.8,
      lateMostMs: 12 * 3_600_000,
      lateToTheHour: 1,
      sweepEveryMs: 86_400_000,
    },
  },
  {
    name: "lift a task's hold before its replacement",
    edits: [
      {
        file: 'shared/aws/dynamodb-task-store.ts',
        find: 'if (effects.holds.length > 0 && effects.lifted.length > 0) {',
        put: 'if (effects.holds.length < 0) {',
      },
    ],
    within: 30,
    weather: { ...RUSHED, desk: true, lateDays: 8, provoke: 0.000_25, outages: 0 },
  },
  {
    name: 'try a house channel again under another id',
    edits: [
      {
        file: 'shared/aws/webhook-sender.ts',
        find: 'const headers = signedHeaders(contact,',
        put: "const headers = signedHeaders(contact + '.' + clock.now(),",
      },
    ],
    within: 20,
    weather: { webhook: true },
  },
  {
    name: 'take what a house channel never answered for refused',
    edits: [
      {
        file: 'shared/aws/webhook-sender.ts',
        find: 'error instanceof NoAnswerError && !error.left ? UNAVAILABLE : UNKNOWN',
        put: 'UNAVAILABLE',
      },
    ],
    within: 60,
    weather: { webhook: true, providerFault: 0.4 },
  },
  {
    name: 'take a fault of SNS for a refusal',
    edits: [
      {
        file: 'shared/aws/provider-errors.ts',
        find: 'return isThrottling(refusal) ? THROTTLED : UNKNOWN',
        put: 'return isThrottling(refusal) ? THROTTLED : UNAVAILABLE',
      },
    ],
    within: 60,
    weather: { texts: 'sns', providerFault: 0.4 },
  },
  {
    name: 'leave who is planned under another version',
    edits: [
      {
        file: 'shared/sweep/diagnose.ts',
        find: '  const caseFile = asItCounts(stored, state)\n',
        put: '  if (plan.next !== undefined && plan.strategy !== policy.versions.strategy) return undefined\n  const caseFile = asItCounts(stored, state)\n',
      },
    ],
    within: 60,
    weather: {
      deploys: true,
      loses: false,
      people: 24,
      lateDays: -10,
      provoke: 0,
      sweepEveryMs: 2 * 3_600_000,
      opensLinks: 0,
      writesInApp: 0,
    },
  },
  {
    name: 'send while the stage observes',
    edits: [
      {
        file: 'shared/sending/gate.ts',
        find: "if (state.mode === 'observe' || !inRamp(state.ramp, borrower)) return false",
        put: 'if (!inRamp(state.ramp, borrower)) return false',
      },
    ],
    within: 20,
    weather: { observes: true },
  },
  {
    name: 'send to more than those who are listed',
    edits: [
      {
        file: 'shared/sending/gate.ts',
        find: 'return state.allowList === undefined || (point !== undefined && state.allowList.includes(point.address))',
        put: 'return true || point',
      },
    ],
    within: 40,
    weather: { observes: true },
  },
  {
    name: 'count what was only observed once the stage is live',
    edits: [
      {
        file: 'shared/sending/as-it-counts.ts',
        find: 'const plan = withoutObserved(caseFile.plan)',
        put: 'const { plan } = caseFile',
      },
    ],
    within: 60,
    weather: { observes: true, loses: false, people: 24, lateDays: -10, provoke: 0, sweepEveryMs: 2 * 3_600_000 },
  },
]

/** What the simulation found in the product, let in again. */
export const FOUND: readonly Mutation[] = [
  {
    name: 'let two clocks put contacts out of order',
    edits: [
      {
        file: 'shared/case/plan-changes.ts',
        find: 'const contacts = inOrder(young, recent)',
        put: 'const contacts = [...young, recent]',
      },
    ],
    within: 120,
    weather: { skewMs: 30_000 },
  },
  {
    name: 'take the time of the second look after its answer',
    edits: [
      {
        file: SEND,
        find: '  const lookedAt = ports.clock.now()\n  const seen = await ports.cases.load(borrower)\n',
        put: '  const seen = await ports.cases.load(borrower)\n  const lookedAt = ports.clock.now()\n',
      },
    ],
    within: 60,
    weather: BUSY,
  },
  {
    name: 'speak of a promised loan in the reminder of a late one',
    edits: [{ file: 'shared/case/compose-contact.ts', find: 'mine.step.anchor === theirs.step.anchor', put: 'true' }],
    within: 300,
    weather: UNHEARD,
  },
  {
    name: 'take an alarm that rang early for one that will ring',
    edits: [{ file: 'shared/reconcile/alarm.ts', find: '&& !mayHaveRung', put: '' }],
    within: 80,
    weather: { loses: false, earlyAlarm: 0.2 },
    withoutSweep: 80,
  },
  {
    name: "delete a response's hold in the transaction that writes its effects",
    edits: [
      {
        file: 'shared/aws/dynamodb-response-store.ts',
        find: '...effectsRequest(TableName, borrower, effects, reply.from),',
        put: '...effectsRequest(TableName, borrower, effects, reply.from),\n      { Delete: { TableName, Key: holdKey(borrower, reply) } },',
      },
    ],
    within: 50,
    weather: { ...RUSHED, provoke: 0.002_5 },
  },
  {
    name: 'take a call that rang out for none',
    edits: [
      {
        file: 'functions/record-delivery/end-user-messaging-event.ts',
        find: ", result: 'no-answer' },",
        put: ' },',
      },
    ],
    within: 100,
    weather: { voice: true, lateDays: 8, people: 14 },
  },
  {
    name: 'wait behind the second look for as long as the pace asks',
    edits: [
      {
        file: 'shared/aws/rate-limit.ts',
        find: 'if (turn - now > LONGEST_WAIT_MS || turn >= outgoing.notAfter) return THROTTLED',
        put: 'if (turn >= outgoing.notAfter) return THROTTLED',
      },
    ],
    within: 200,
    weather: { perSecond: 0.05 },
  },
  {
    name: 'use a claim that was frozen with its process',
    edits: [
      { file: SEND, find: "  if (claimedAt - now > FRESH) return 'again'\n", put: '' },
      {
        file: SEND,
        find: 'writeClaim(caseFile, decision, claim, policy, ports, claimedAt)',
        put: 'writeClaim(caseFile, decision, claim, policy, ports, now)',
      },
      { file: SEND, find: ' || late - claimedAt > IN_HAND', put: '' },
    ],
    within: 200,
    weather: { freeze: 0.1 },
  },
  {
    name: 'use a claim that was frozen while it was written',
    edits: [{ file: SEND, find: ' || late - claimedAt > IN_HAND', put: '' }],
    within: 200,
    weather: { freeze: 0.1, conflict: 0.3 },
  },
]

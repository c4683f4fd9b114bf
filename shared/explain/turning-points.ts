import type { CaseFile } from '../case/case-file.ts'
import { CHANNELS } from '../case/channel.ts'
import type { Decision } from '../case/decision.ts'
import type { Policy } from '../case/policy.ts'
import { bindingRules } from '../compliance/binding-rules.ts'
import { withMargin } from '../compliance/local-hours.ts'
import { whereOf } from '../compliance/where-of.ts'
import { DAY, type Instant, MINUTE, type MinuteOfDay } from '../time/instant.ts'
import { segmentAt, segmentEnd, segmentOffset, type Zone } from '../time/zone.ts'
import { pointsOfRule } from './rule-points.ts'

/**
 * Every instant after one and up to another at which a decision may come out differently though nothing happens, in order: when
 * local days begin, when hours of rules, steps and wishes open and close, clocks change, holds begin and end, contacts no
 * longer count, consents grow old. Between two of them a decision stays as it is.
 */
export function* turningPoints(
  caseFile: CaseFile,
  policy: Policy,
  decision: Decision,
  after: Instant,
  until: Instant,
): Generator<Instant> {
  const { rulebook } = policy
  const { zones } = rulebook.rulesFor(caseFile.borrower)
  const rules = bindingRules(rulebook.packs, rulebook.actor, caseFile.borrower.jurisdictions)
  const points = rules.map((rule) => pointsOfRule(rule, caseFile, zones, rulebook))
  const minutes = distinct([...ownMinutes(caseFile, policy), ...points.flatMap((each) => each.minutes)])
  const { address, phone } = whereOf(caseFile.borrower).zonesBy
  const clocks = distinct([...zones, ...address, ...phone, ...points.flatMap(({ zone }) => zone ?? [])])
  const single = [...instantsOf(caseFile, policy), ...saidBy(decision), ...points.flatMap((each) => each.instants)]

  for (let from = after; from < until; from += DAY) {
    const to = Math.min(from + DAY, until)
    const daily = clocks.flatMap((zone) => [...readings(zone, minutes, from, to)])
    const all = distinct([...daily, ...single.filter((at) => at > from && at <= to)])
    yield* all.sort((a, b) => a - b)
  }
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)]
}

/** Minutes of the day at which the strategy's and the borrower's own hours open and close; midnight for the dates. */
function ownMinutes({ borrower }: CaseFile, { strategy, rulebook }: Policy): readonly MinuteOfDay[] {
  const steps = strategy.strategy.steps.flatMap(({ window }) => [window.from, window.to])
  const wish = borrower.preferredHours
  if (wish === undefined) return [0, ...steps]
  const ends = CHANNELS.map((channel) => withMargin(wish, rulebook.marginMinutes[channel]).to)
  return [0, ...steps, wish.from, wish.to, ...ends]
}

function instantsOf({ holds, payments, borrower, plan }: CaseFile, { strategy }: Policy): readonly Instant[] {
  const { strategy: all } = strategy
  const reaches = distinct(all.arms.map(({ id }) => strategy.arm(id)?.steps.cureReachDays ?? 0))
  return [
    ...holds.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])),
    // Thanks for a cure are thought of as long as they are not too late by any reckoning, to the millisecond.
    ...payments.flatMap(({ at }) => reaches.map((days) => at + (days + 1) * DAY + 1)),
    ...borrower.contactPoints.flatMap(({ consent }) => [consent?.at ?? [], consent?.until ?? []].flat()),
    ...plan.contacts.map(({ at }) => at),
  ]
}

/** A decision names instants of its own: until when each rule defers, and when a borrower's place in a window comes. */
function saidBy(decision: Decision): readonly Instant[] {
  const untils = decision.findings.flatMap(({ until }) => (until === undefined ? [] : [until]))
  switch (decision.kind) {
    case 'wait':
      return [...untils, decision.until]
    case 'contact':
      return [...untils, decision.contact.notAfter]
    case 'rest':
      return untils
  }
}

/** When clocks of a zone show one of the minutes, twice where they show it twice, and when they change. */
function* readings(zone: Zone, minutes: readonly MinuteOfDay[], after: Instant, until: Instant): Generator<Instant> {
  for (let segment = segmentAt(zone, after); ; segment += 1) {
    const offset = segmentOffset(zone, segment)
    for (let day = Math.floor((after + offset) / DAY) - 1; day * DAY - offset <= until; day += 1) {
      for (const minute of minutes) {
        const at = day * DAY + minute * MINUTE - offset
        if (at > after && at <= until) yield at
      }
    }
    const end = segmentEnd(zone, segment)
    if (end > until) return
    if (end > after) yield end
  }
}

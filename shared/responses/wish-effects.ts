import type { ClosedPoint } from '../case/case-file.ts'
import type { Hold, HoldKind } from '../case/hold.ts'
import type { Wish } from '../case/response.ts'
import { DAY } from '../time/instant.ts'
import { arrangementEffects } from './arrangement-effect.ts'
import { type Effects, holdBase, loanEffectName, type Meeting, NO_EFFECTS, type WishOf } from './effects.ts'
import { loansMeant } from './loans-meant.ts'
import { pauseEffects, promiseEffects } from './promise-effect.ts'
import { taskAbout } from './response-task.ts'

/** The one effect of each intent; what is answered is decided for the response as a whole (owed-answer.ts). */
export function wishEffects(wish: Wish, meeting: Meeting): Effects {
  const { policy, response } = meeting
  switch (wish.intent) {
    case 'vulnerable':
    case 'deceased':
      return { ...NO_EFFECTS, holds: [onCase(wish.intent, meeting)], tasks: [taskAbout(wish.intent, meeting)] }
    case 'wrong-number':
      return { ...NO_EFFECTS, closed: closedBy('wrong-number', meeting), tasks: [taskAbout('wrong-number', meeting)] }
    case 'stop':
      return stopEffects(wish, meeting)
    case 'start':
      return startEffects(meeting)
    case 'dispute':
      return { ...NO_EFFECTS, holds: disputes(meeting), tasks: [taskAbout('dispute', meeting)] }
    case 'hardship': {
      const hold = onCase('hardship', meeting, response.at + policy.hardshipDays * DAY)
      return { ...NO_EFFECTS, holds: [hold], tasks: [taskAbout('hardship', meeting)] }
    }
    case 'paid':
      return pauseEffects(loansMeant(meeting), policy.paidPauseBusinessDays, meeting)
    case 'promise':
      return promiseEffects(wish, meeting)
    case 'arrangement':
      return arrangementEffects(wish, meeting)
    case 'call-me':
      return { ...NO_EFFECTS, tasks: [taskAbout('call-me', meeting)] }
    case 'unclear':
      return { ...NO_EFFECTS, tasks: [taskAbout('unclear', meeting)] }
    case 'help':
      return NO_EFFECTS
  }
}

function onCase(kind: 'vulnerable' | 'deceased' | 'hardship', { response }: Meeting, until?: number): Hold {
  return { kind, ...holdBase(response, kind, until), scope: { of: 'all' } }
}

/** Closes the address that the response came from; a door that knows the borrower by itself has none to close. */
function closedBy(why: ClosedPoint['why'], { response }: Meeting): readonly ClosedPoint[] {
  return response.point === undefined ? [] : [{ point: response.point, since: response.at, why }]
}

/** A channel that was asked to stop is closed whole, since the law has it so (US-F-14H), and its address for everybody behind it. */
function stopEffects({ scope }: WishOf<'stop'>, meeting: Meeting): Effects {
  const { response } = meeting
  const hold: Hold = {
    kind: 'opt-out',
    ...holdBase(response, `stop.${scope}`),
    scope: scope === 'all' ? { of: 'all' } : { of: 'channel', channel: scope },
  }
  return { ...NO_EFFECTS, holds: [hold], closed: stopsAddress(scope, meeting) ? closedBy('opted-out', meeting) : [] }
}

function stopsAddress(scope: WishOf<'stop'>['scope'], { response }: Meeting): boolean {
  return scope === 'all' || scope === response.channel
}

/** Ends the stops before it on the channel that it came by, and nothing else: neither a death nor a dispute. */
function startEffects({ response, caseFile }: Meeting): Effects {
  const { at, channel, point } = response
  const lifted = caseFile.holds.filter(({ kind, from, scope }) => {
    return kind === ('opt-out' satisfies HoldKind) && from <= at && (scope.of === 'all' || isOn(scope, channel))
  })
  const reopened = caseFile.closedPoints.filter(
    (closed) => closed.point === point && closed.why === 'opted-out' && closed.since <= at,
  )
  return { ...NO_EFFECTS, lifted, reopened: reopened.map((closed) => closed.point) }
}

function isOn(scope: Hold['scope'], channel: string): boolean {
  return scope.of === 'channel' && scope.channel === channel
}

/** All contact about the debt stops; where it is not known which, about all of them. */
function disputes(meeting: Meeting): readonly Hold[] {
  const meant = loansMeant(meeting)
  if (meant.length === 0) return [{ kind: 'dispute', ...holdBase(meeting.response, 'dispute'), scope: { of: 'all' } }]
  return meant.map(({ loan }) => ({
    kind: 'dispute',
    ...holdBase(meeting.response, loanEffectName('dispute', loan.id)),
    scope: { of: 'loan', loan: loan.id },
  }))
}

import type { Pause, SendingState } from '../../sending/sending-state.ts'
import { formatInstant, HOUR, type Instant, SECOND } from '../../time/instant.ts'

/** What the house says about sending, in lines for people. Addresses are counted and not shown. */
export function writeSendingState(stage: string, state: SendingState, now: Instant): readonly string[] {
  return [
    modeOf(stage, state),
    ...(state.allowList === undefined
      ? []
      : [`Only the ${state.allowList.length} addresses on its list receive anything.`]),
    ...pausesOf(state, now),
    ...feedsOf(state, now),
  ]
}

function modeOf(stage: string, { mode, ramp }: SendingState): string {
  if (mode === 'observe') return `${stage} observes: everything is decided and recorded, and nothing is sent.`
  if (ramp === undefined) return `${stage} is live for every borrower.`
  const ceiling = ramp.dailyCeiling === undefined ? '' : `, with at most ${ramp.dailyCeiling} contacts a day (UTC)`
  return `${stage} is live for ${ramp.perMille / 10} % of the borrowers${ceiling}; the others are observed.`
}

function pausesOf({ pauses }: SendingState, now: Instant): readonly string[] {
  const standing = pauses.filter(({ until = Infinity }) => now < until)
  if (standing.length === 0) return ['Nothing is paused.']
  return ['Paused:', ...standing.map((pause) => `  ${pauseLine(pause)}`)]
}

function pauseLine({ id, scope, by, why, from, until }: Pause): string {
  const end = until === undefined ? 'until somebody resumes' : `until ${formatInstant(until)}`
  return `${id}   ${scopeName(scope)}, by ${by} since ${formatInstant(from)} ${end}: ${why}`
}

function scopeName(scope: Pause['scope']): string {
  switch (scope.of) {
    case 'all':
      return 'all'
    case 'channel':
      return `channel=${scope.channel}`
    case 'strategy':
      return `strategy=${scope.strategy}`
    case 'segment':
      return `segment=${scope.segment}`
    case 'country':
      return `country=${scope.country}`
  }
}

function feedsOf({ feeds, freshForSeconds }: SendingState, now: Instant): readonly string[] {
  const names = Object.entries(feeds).sort()
  if (names.length === 0) return ['No feed has been heard of yet.']
  const lines = names.map(([name, asOf]) => {
    const stale = asOf < now - freshForSeconds * SECOND ? ': too old, so nobody is asked for its loans' : ''
    return `  ${name}   true at ${formatInstant(asOf)}, ${hours(now - asOf)} old${stale}`
  })
  return [`Feeds (fresh for ${hours(freshForSeconds * SECOND)}):`, ...lines]
}

function hours(milliseconds: number): string {
  return `${Math.round((milliseconds / HOUR) * 10) / 10} hours`
}

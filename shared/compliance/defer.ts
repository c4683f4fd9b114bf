import type { Channel } from '../case/channel.ts'
import type { Finding, Reason } from '../case/finding.ts'
import type { Instant } from '../time/instant.ts'

/**
 * Notes that a constraint moved a contact. A constraint that moved it several times gives one finding from the first
 * instant to the last; `first` is the place of this search's first finding. Without `until` it never opened.
 */
export function defer(
  findings: Finding[],
  first: number,
  rule: Reason | (string & {}),
  channel: Channel,
  from: Instant,
  until: Instant | undefined,
): void {
  let place = first
  while (place < findings.length && findings[place]?.rule !== rule) place += 1
  const asked = findings[place]?.from ?? from
  findings[place] =
    until === undefined
      ? { rule, effect: 'defer', channel, from: asked }
      : { rule, effect: 'defer', channel, from: asked, until }
}

import type { Loan, Payment } from '../case/loan.ts'
import type { CalendarDay } from '../time/instant.ts'
import { localDay, type Zone } from '../time/zone.ts'

/** From the first local day past due until the day on which nothing was past due any more; Infinity while that has not come. */
export interface DelinquencyEpisode {
  readonly from: CalendarDay
  readonly curedOn: CalendarDay
}

/** The lender's words for a loan that asks for nothing more, whether or not the payments were ever told to us. */
const MADE_GOOD: ReadonlySet<Loan['status']> = new Set(['cured', 'paid', 'closed'])

/**
 * The delinquency episodes of a loan by its own schedule, the oldest first, from what has settled and what the lender says. An
 * arrangement's dates are not the schedule's: a borrower who keeps one is out of arrears when the schedule is caught up.
 */
export function episodesOf(
  loan: Loan,
  payments: readonly Payment[],
  zone: Zone,
  today: CalendarDay,
): readonly DelinquencyEpisode[] {
  const madeGoodOn = MADE_GOOD.has(loan.status) ? localDay(zone, loan.sourceVersion) : Infinity
  const settled = payments
    .filter((payment) => payment.loan === loan.id && payment.state === 'settled')
    .sort((a, b) => a.at - b.at)
  const episodes: DelinquencyEpisode[] = []
  let due = 0
  let paid = 0
  let next = 0
  for (const { dueOn, amount } of loan.instalments) {
    if (dueOn >= today) break
    due += amount
    let last = settled[next - 1]
    while (paid < due && next < settled.length) {
      last = settled[next]
      paid += last?.amount ?? 0
      next += 1
    }
    const paidOn = paid < due ? Infinity : localDay(zone, last?.at ?? -Infinity)
    const curedOn = Math.min(paidOn, Math.max(madeGoodOn, dueOn + 1))
    if (paidOn > dueOn) addEpisode(episodes, { from: dueOn + 1, curedOn })
  }
  return episodes
}

/** Two loans of one borrower that are past due on a common day are one episode, and so are two instalments of one loan. */
export function joinEpisodes(episodes: readonly DelinquencyEpisode[]): readonly DelinquencyEpisode[] {
  const joined: DelinquencyEpisode[] = []
  for (const episode of episodes.toSorted((a, b) => a.from - b.from)) addEpisode(joined, episode)
  return joined
}

function addEpisode(episodes: DelinquencyEpisode[], episode: DelinquencyEpisode): void {
  const before = episodes.at(-1)
  if (before === undefined || episode.from > before.curedOn) episodes.push(episode)
  else episodes[episodes.length - 1] = { from: before.from, curedOn: Math.max(before.curedOn, episode.curedOn) }
}

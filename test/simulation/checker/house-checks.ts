import type { Told } from '../people/house-channel.ts'
import type { Seen } from './seen.ts'

/** What each sort of message may be answered, beside that it could not be taken just now. */
const ANSWERS: Readonly<Record<Told['kind'], number>> = {
  proper: 202,
  forged: 401,
  stale: 401,
  rubbish: 400,
  huge: 413,
}

/** What the house told is taken, and nothing that others tell in its name, or that nobody can read. */
export function checkHouse(seen: Seen, told: readonly Told[], history: Seen['cases']): void {
  const without = new Set(told.filter(({ kind }) => kind !== 'proper').map(({ response }) => response))
  for (const { kind, response, status, at } of told) {
    if (status < 500 && status !== ANSWERS[kind])
      seen.fail('5 no response is lost', at, `what is ${kind} (${response}) was answered ${status}`)
  }
  for (const [pk, entries] of history) {
    for (const sk of entries.keys()) {
      const [at = '', what, id = ''] = sk.split('#')
      if (what === 'response' && without.has(id))
        seen.fail('5 no response is lost', Date.parse(at), `${id} of ${pk} was told by nobody who may`)
    }
  }
}

import assert from 'node:assert/strict'

/** What a borrower would mind to be read in a log: none of it is an id, so that a mutation can't make a lawful one of it. */
export const PLANTED = {
  name: 'Planted Person',
  phone: '+447700900123',
  email: 'planted@person.example',
  words: 'planted words of mine',
} as const

const SECRETS: readonly string[] = Object.values(PLANTED)

/** Nothing that was told (log lines, parked records, reports) names a person or repeats what they wrote. */
export function saysNothingOfAnybody(...told: readonly unknown[]): void {
  const text = JSON.stringify(told)
  for (const secret of SECRETS) assert.ok(!text.includes(secret), `told: ${secret}`)
}

/** Nobody's prototype was reached. */
export function pollutesNothing(): void {
  assert.deepEqual(Object.keys(Object.prototype), [])
  assert.equal(Reflect.get({}, 'polluted'), undefined)
  assert.deepEqual(Object.keys(Array.prototype), [])
}

import type { ContactPoint } from '../../../shared/case/borrower.ts'
import type { Dice } from '../world/dice.ts'
import type { Weather } from '../world/weather.ts'
import { aPoint, type Person } from './person.ts'

/** Gives most people a number to be called at, often the one that they are texted at, and a name in the house channel, where a stage has them. */
export function giveFurtherPoints(dice: Dice, person: Person, start: number, { voice, webhook }: Weather): void {
  const { id, borrower } = person
  const further: ContactPoint[] = []
  if (voice && dice.of(`${id} is called`) < 0.8) {
    const texted = borrower.contactPoints.find(({ channel }) => channel === 'sms')?.address
    const other = `+4930${String(10_000_000 + dice.below(`${id} landline`, 89_999_999))}`
    const number = dice.of(`${id} is called there`) < 0.6 ? (texted ?? other) : other
    further.push(aPoint('voice', number, start))
  }
  if (webhook && dice.of(`${id} is in the house channel`) < 0.7)
    further.push(aPoint('webhook', `wx-${dice.below(`${id} wx`, 1_000_000_000).toString(36)}`, start))
  person.borrower = { ...borrower, contactPoints: [...borrower.contactPoints, ...further] }
}

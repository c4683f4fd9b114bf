import type { Manner, Person, Place } from '../case/contact-words.ts'
import type { RecentContact } from '../case/plan.ts'
import type { Approach } from './contract.ts'
import type { Rule } from './pack-schema.ts'
import { PHASES, type Phase, type Product } from './rule-scope.ts'

/** The parts of a scope that few rules have, as bits; all bits where a rule does not name the part. */
export interface Narrow {
  readonly manners: number
  readonly places: number
  readonly persons: number
  readonly products: number
  readonly phases: number
}

export const ANY = 0xffff

export const PERSON_BITS: Readonly<Record<Person, number>> = {
  borrower: 1,
  spouse: 2,
  guarantor: 4,
  household: 8,
  'contact-person': 16,
  representative: 32,
  'anyone-else': 64,
}
export const PLACE_BITS: Readonly<Record<Place, number>> = { home: 1, work: 2, elsewhere: 4 }
const MANNER_BITS: Readonly<Record<Manner, number>> = { call: 1, visit: 2, letter: 4, chat: 8 }
const PHASE_BITS: Readonly<Record<Phase, number>> = {
  'pre-due': 1,
  'past-due': 2,
  'in-procedures': 4,
  'charged-off': 8,
}
const PRODUCT_BITS: Readonly<Record<Product, number>> = {
  mortgage: 1,
  'credit-card': 2,
  'personal-loan': 4,
  'auto-loan': 8,
  'student-loan': 16,
  microfinance: 32,
  'p2p-loan': 64,
  'business-loan': 128,
}
const PRODUCTS_BY_WORD: ReadonlyMap<string, number> = new Map(Object.entries(PRODUCT_BITS))

/** Undefined where the rule names none of it. */
export function compileNarrow(rule: Rule): Narrow | undefined {
  const { manners, places, persons, products, phases } = rule
  const named = manners ?? places ?? persons ?? products ?? phases
  if (named === undefined) return undefined
  return {
    manners: bits(manners, MANNER_BITS),
    places: bits(places, PLACE_BITS),
    persons: bits(persons, PERSON_BITS),
    products: bits(products, PRODUCT_BITS),
    phases: bits(phases, PHASE_BITS),
  }
}

function bits<Name extends string>(names: readonly Name[] | undefined, each: Readonly<Record<Name, number>>): number {
  return names === undefined ? ANY : names.reduce((sum, name) => sum | each[name], 0)
}

/** Whether an approach may be one that the rule names. What is not known of it may be anything. */
export function narrowly(narrow: Narrow, approach: Approach): boolean {
  return (
    (narrow.persons & PERSON_BITS[approach.person ?? 'borrower']) !== 0 &&
    (narrow.places & placesOf(approach)) !== 0 &&
    (narrow.manners & mannersOf(approach)) !== 0 &&
    (narrow.products & productsOf(approach)) !== 0 &&
    (narrow.phases & phasesOf(approach)) !== 0
  )
}

/** Where an approach may reach someone. A contact point is the borrower's own unless it says otherwise. */
export function placesOf({ place, point }: Approach): number {
  const known = place ?? point?.place
  if (known !== undefined) return PLACE_BITS[known]
  return point === undefined ? ANY : PLACE_BITS.home
}

/** Where a past contact may have reached someone: one that others made and did not note, anywhere. */
export function placesOfContact({ place, elsewhere }: RecentContact): number {
  if (place !== undefined) return PLACE_BITS[place]
  return elsewhere === true ? ANY : PLACE_BITS.home
}

/** Software has no manner, so a rule's manners narrow nothing of it. */
export function mannersOf({ channel, manner }: Pick<RecentContact, 'channel' | 'manner'>): number {
  return channel !== 'agent' || manner === undefined ? ANY : MANNER_BITS[manner]
}

function productsOf({ product }: Approach): number {
  return product === undefined ? ANY : (PRODUCTS_BY_WORD.get(product) ?? ANY)
}

/** Days past due tell what is due from what is not; whether procedures have begun is the lender's to say. */
function phasesOf({ phase, daysPastDue }: Approach): number {
  if (phase !== undefined) return PHASE_BITS[phase]
  return daysPastDue === 0 ? PHASE_BITS['pre-due'] : PAST_DUE
}

const PAST_DUE = bits(
  PHASES.filter((phase) => phase !== 'pre-due'),
  PHASE_BITS,
)

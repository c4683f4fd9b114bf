import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDbCaseIntake } from '../../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseStore } from '../../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbResponseStore } from '../../../shared/aws/dynamodb-response-store.ts'
import { newTables } from '../dynamodb-local/tables.ts'
import { Dice } from './dice.ts'
import { Racers } from './racers.ts'
import { HAPPENINGS, type RoundResult, raceOnce } from './round.ts'

const WORKERS = 4
/** Rounds at once: borrowers of one do not meet those of another, but the same processes serve and die for all. */
const AT_ONCE = 6
const patience = { wait: () => Promise.resolve(), chance: () => 0 }

export interface RaceOptions {
  readonly rounds: number
  readonly seed: number
  readonly client: DynamoDBClient
  readonly endpoint: string
  readonly tell?: (rounds: number) => void
}

/** How a race ended: every round kept its promises, or this throws with the round's seed. */
export async function race({ rounds, seed, client, endpoint, tell }: RaceOptions) {
  const tables = await newTables(client)
  const stored = { client, tables, historyDays: 1, patience }
  const stores = {
    cases: new DynamoDbCaseStore(stored),
    intake: new DynamoDbCaseIntake({ client, table: tables.cases, patience }),
    responses: new DynamoDbResponseStore(stored),
  }
  const racers = new Racers(WORKERS, endpoint, tables.cases, tables.history)
  const results: RoundResult[] = []
  let next = 0
  const lane = async () => {
    while (next < rounds) {
      const round = next
      next += 1
      try {
        results.push(await raceOnce(round, new Dice(seed + round), stores, racers))
      } catch (cause) {
        throw new Error(`Round ${round} of seed ${seed} broke a promise.`, { cause })
      }
      tell?.(results.length)
    }
  }
  try {
    await racers.ready()
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, rounds) }, lane))
  } finally {
    next = rounds
    await racers.stop()
  }
  const sum = (of: (result: RoundResult) => number) => results.reduce((total, result) => total + of(result), 0)
  return {
    rounds: results.length,
    kills: racers.kills,
    sent: sum(({ sent }) => sent),
    unknown: sum(({ unknown }) => unknown),
    heldBack: sum(({ withdrawn }) => (withdrawn ? 1 : 0)),
    byHappening: Object.fromEntries(
      HAPPENINGS.map((name) => [name, results.filter(({ happening }) => happening === name).length]),
    ),
  }
}

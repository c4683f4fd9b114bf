import type { Item } from '../../../shared/aws/items/attributes.ts'
import type { Write } from '../aws/database.ts'
import type { Ending, Lambda } from './lambda.ts'
import type { World } from './world.ts'

interface StreamRecord {
  readonly sequence: number
  readonly pk: string
  readonly at: number
  readonly write: Write
}

interface Lane {
  records: StreamRecord[]
  running: boolean
  /** Failed deliveries of the record at the head. */
  tries: number
}

export interface StreamSettings {
  readonly wants: (write: Write) => boolean
  readonly batch: number
  /** A record that failed so often, or is older than an hour, is given up. */
  readonly retries: number
}

const LANES = 4
const OLDEST_MS = 3_600_000

/**
 * Brings a table's changes to a function: of one item in their order, at least once, several lanes at a time. A batch that
 * fails comes again from its lowest failed record on.
 */
export class StreamTrigger {
  readonly #world: World
  readonly #lambda: Lambda
  readonly #settings: StreamSettings
  readonly #lanes: readonly Lane[] = Array.from({ length: LANES }, () => ({ records: [], running: false, tries: 0 }))
  #sequence = 0

  constructor(world: World, lambda: Lambda, settings: StreamSettings) {
    this.#world = world
    this.#lambda = lambda
    this.#settings = settings
  }

  /** Whether a change of a partition still waits to be heard of. */
  waits(pk: string): boolean {
    return this.#lanes.some(({ records }) => records.some((record) => record.pk === pk))
  }

  /** Answers the number that the change's record has, where it is one that the function wants. */
  hears(write: Write): number | undefined {
    if (!this.#settings.wants(write)) return undefined
    this.#sequence += 1
    const lane = this.#laneOf(write.pk)
    const record = { sequence: this.#sequence, pk: write.pk, at: this.#world.now, write }
    lane.records.push(record)
    const name = `stream ${this.#lambda.name} ${write.pk} ${write.sk}`
    const world = this.#world
    const late = world.happens('lateStream', world.nameOf(`late ${name}`))
      ? world.dice.between(`${name} late`, 1_000, 900_000)
      : 0
    world.timeline.in(late + world.dice.between(name, 50, 1_500), () => this.#run(lane))
    return record.sequence
  }

  resume(): void {
    for (const lane of this.#lanes) this.#world.timeline.in(0, () => this.#run(lane))
  }

  #laneOf(pk: string): Lane {
    let sum = 7
    for (let at = 0; at < pk.length; at += 1) sum = (sum * 33 + pk.charCodeAt(at)) % 8_191
    return this.#lanes[sum % LANES]!
  }

  #run(lane: Lane): void {
    const world = this.#world
    if (lane.running || world.isOut) return
    this.#giveUp(lane)
    const [head] = lane.records
    if (head === undefined) return
    if (!this.#lambda.hasRoom) {
      world.timeline.in(200, () => this.#run(lane))
      return
    }
    // A batch that failed is halved.
    const batch = lane.records.slice(0, lane.tries > 0 ? 1 : this.#settings.batch)
    lane.running = true
    const name = world.nameOf(`${this.#lambda.name} ${head.sequence}`)
    this.#lambda.invoke({ Records: batch.map(recordOf) }, name, (ending) => {
      lane.running = false
      const failed = failedOf(ending, head.sequence)
      if (failed === undefined) {
        const repeated = world.happens('duplicate', `repeat ${name}`)
        if (!repeated) lane.records = lane.records.slice(batch.length)
        lane.tries = 0
      } else {
        if (failed > head.sequence) lane.tries = 0
        lane.records = lane.records.filter(({ sequence }) => sequence >= failed)
        lane.tries += 1
      }
      world.timeline.in(failed === undefined ? 0 : Math.min(60_000, 500 * 2 ** lane.tries), () => this.#run(lane))
    })
  }

  #giveUp(lane: Lane): void {
    const world = this.#world
    if (lane.tries > this.#settings.retries) {
      const [gone] = lane.records.splice(0, 1)
      lane.tries = 0
      world.tell('given up', { record: gone?.sequence, pk: gone?.pk })
    }
    if (!world.weather.loses) return
    const old = lane.records.filter(({ at }) => at < world.now - OLDEST_MS)
    if (old.length > 0) world.tell('given up', { records: old.length })
    lane.records = lane.records.filter(({ at }) => at >= world.now - OLDEST_MS)
  }
}

function recordOf({ sequence, write: { pk, sk, before, after }, at }: StreamRecord) {
  const eventName = before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY'
  return {
    eventName,
    dynamodb: {
      SequenceNumber: String(sequence),
      ApproximateCreationDateTime: Math.floor(at / 1_000),
      Keys: { pk: { S: pk }, sk: { S: sk } },
      ...(before && { OldImage: asEvent(before) }),
      ...(after && { NewImage: asEvent(after) }),
    },
  }
}

/** An event is JSON, in which bytes are base64. */
function asEvent(item: Item): object {
  const bytes = Object.entries(item).filter(([, { B }]) => B !== undefined)
  if (bytes.length === 0) return item
  return {
    ...item,
    ...Object.fromEntries(bytes.map(([name, { B }]) => [name, { B: Buffer.from(B!).toString('base64') }])),
  }
}

function failedOf(ending: Ending, first: number): number | undefined {
  if (!('result' in ending)) return first
  const { batchItemFailures = [] } = (ending.result ?? {}) as { batchItemFailures?: { itemIdentifier: string }[] }
  const [failed] = batchItemFailures
  return failed === undefined ? undefined : Number(failed.itemIdentifier)
}

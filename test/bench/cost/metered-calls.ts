import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** What the calls of one piece of work used. */
export interface Metered {
  writeUnits: number
  readUnits: number
  /** Calls of AWS, the provider's apart. */
  calls: number
  providerCalls: number
  logBytes: number
  /** Of each entry that was put on the bus. */
  busEvents: number
  cpuMs: number
}

const READS: ReadonlySet<string> = new Set(['QueryCommand', 'GetItemCommand', 'ScanCommand'])

/** Counts what calls use while it is told to. One piece of work at a time. */
export class Meter {
  #metered: Metered = nothing()

  get now(): Metered {
    return this.#metered
  }

  /** Runs a piece of work and tells what it used. */
  async of(work: () => Promise<void>): Promise<Metered> {
    this.#metered = nothing()
    const printed = capturePrinting((bytes) => {
      // CloudWatch bills 26 bytes for each event beside its text.
      this.#metered.logBytes += bytes + 26
    })
    const before = process.cpuUsage()
    try {
      await work()
    } finally {
      const { user, system } = process.cpuUsage(before)
      this.#metered.cpuMs = (user + system) / 1_000
      printed.end()
    }
    return this.#metered
  }

  /** Has every call of a client say what it consumed. */
  watch(client: DynamoDBClient): void {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          this.#metered.calls += 1
          const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as never })
          const units = unitsIn(answer.output)
          if (READS.has(commandName)) this.#metered.readUnits += units
          else this.#metered.writeUnits += units
          return answer
        },
      { step: 'initialize', name: 'meterCapacity' },
    )
  }
}

function unitsIn(output: unknown): number {
  const { ConsumedCapacity = [] } = output as { ConsumedCapacity?: Consumed | Consumed[] }
  return [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
}

interface Consumed {
  readonly CapacityUnits?: number
}

function nothing(): Metered {
  return { writeUnits: 0, readUnits: 0, calls: 0, providerCalls: 0, logBytes: 0, busEvents: 0, cpuMs: 0 }
}

/** Takes what the functions print, as the runtime of Lambda does. */
function capturePrinting(onPrinted: (bytes: number) => void): { end(): void } {
  const streams = [process.stdout, process.stderr]
  const writes = streams.map((stream) => stream.write)
  for (const stream of streams) {
    stream.write = (chunk: string | Uint8Array) => {
      onPrinted(Buffer.byteLength(chunk))
      return true
    }
  }
  return {
    end: () => {
      for (const [index, stream] of streams.entries()) stream.write = writes[index] ?? stream.write
    },
  }
}

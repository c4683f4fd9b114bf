import type { DynamoDBBatchResponse, SQSBatchResponse } from 'aws-lambda'
import type { Change, MappedChange } from '../../shared/mapping/compile-mapping.ts'
import type { CaseIntake } from '../../shared/ports.ts'
import { type BatchRecord, type CaseWork, type Concerning, workThrough } from '../batch.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import type { Workplace } from '../room.ts'
import { streamAnswer } from '../stream-record.ts'
import { type ChangeRecord, readChanges } from './change-record.ts'

const BY = 'map-loans'
const LANES = 16
/** A change is a few writes of milliseconds. */
const TIME_FOR_A_CASE_MS = 5_000

export interface MappingRoom extends Workplace {
  readonly intake: CaseIntake
  readonly mapChange: (change: Change) => MappedChange
}

/** What one record means for its borrower. */
interface Meaning extends Concerning {
  readonly record: string
  readonly mapped: MappedChange
}

/**
 * The lender's door for a table of its own, or for messages of its system: each change becomes facts, which are stored only
 * where they are newer. What can't be read is parked; what of the same change can be is stored all the same.
 */
export function createHandler(room: MappingRoom): LambdaHandler<DynamoDBBatchResponse | SQSBatchResponse> {
  return lambda(async (event, timeLeft) => {
    const { from, records } = readChanges(event)
    const mayBegin = () => timeLeft() > TIME_FOR_A_CASE_MS
    const doCase = (work: CaseWork<Meaning>) => store(work, room)
    const meanings = records.flatMap((record) => meaningOf(record, room))
    const again = await workThrough(meanings, { by: BY, lanes: LANES, mayBegin, doCase }, room)
    if (from === 'stream') return streamAnswer(again)
    return { batchItemFailures: Array.from(again, (itemIdentifier) => ({ itemIdentifier })) }
  }, room)
}

/** Nothing for a change of something that no row of the mapping is about. */
function meaningOf({ id, content }: ChangeRecord, { mapChange }: MappingRoom): BatchRecord<Meaning>[] {
  if ('unreadable' in content) return [{ id, content }]
  const mapped = mapChange(content)
  const [first] = mapped.facts
  if (first === undefined) return mapped.problems.length === 0 ? [] : [{ id, content: unreadable(mapped) }]
  // A stop of an address concerns nobody by name; it is put in a lane of its own.
  return [{ id, content: { borrower: first.borrower ?? `record ${id}`, record: id, mapped } }]
}

function unreadable({ problems }: MappedChange): { readonly unreadable: string } {
  return { unreadable: problems.join('; ') }
}

async function store({ borrower, records, contents }: CaseWork<Meaning>, room: MappingRoom): Promise<void> {
  const { intake, parking, metrics, log } = room
  const counts = { stored: 0, older: 0 }
  for (const { record, mapped } of contents) {
    for (const fact of mapped.facts) counts[await intake.put(fact, { asOf: mapped.version })] += 1
    if (mapped.problems.length === 0) continue
    const reason = mapped.problems.join('; ')
    await parking.park({ from: BY, record, reason })
    metrics.ofHouse('recordsParked')
    log({ what: 'parked', by: BY, records: [record], reason })
  }
  metrics.ofHouse('factsStored', counts.stored)
  metrics.ofHouse('factsOlder', counts.older)
  log({ what: 'mapped', by: BY, records, borrower, ...counts })
}

import { Key } from 'aws-cdk-lib/aws-kms'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Mapping } from '../shared/mapping/mapping-schema.ts'
import { MappingRefusedError, parseMapping } from '../shared/mapping/parse-mapping.ts'
import type { CaseStore } from './case-store.ts'
import { DeadLetters } from './dead-letters.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import { grantIntake } from './intake-grants.ts'
import { readStream } from './read-stream.ts'
import { readingStream, useOfKey } from './table-grants.ts'

/** A table of the lender's own, whose stream keeps the case files up to date. */
export interface LendersTable {
  readonly tableArn: string
  /** Its stream, with new and old images. */
  readonly streamArn: string
  /** The key of the lender that encrypts the table; not needed where AWS owns the key. */
  readonly keyArn?: string | undefined
  /** What the table's attributes mean, as its file holds it; checked at synth. */
  readonly mapping: unknown
}

export interface MapLoansProps {
  readonly house: House
  readonly store: CaseStore
  readonly table: LendersTable
}

/** The lender's door for a table: its stream, and the function that maps its items to case files. */
export class MapLoans extends Construct {
  readonly function: DuewellFunction
  readonly dead: DeadLetters

  constructor(scope: Construct, id: string, { house, store, table }: MapLoansProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'map-loans',
      description: "Keeps the case files up to date from the lender's own table",
      timeout: Duration.seconds(60),
      house,
      files: { 'mapping.json': JSON.stringify(mappingOf(table)) },
      monitoring: {
        failureMeans:
          "Changes of the lender's own table are not reaching the case files. Past the freshness limit nobody is asked to " +
          'pay. Read why in the log of map-loans; the stream keeps the changes for 24 hours.',
      },
    })
    this.dead = new DeadLetters(this, 'Dead', {
      monitoring: {
        failureMeans:
          "Changes of the lender's own table were given up, so some loans here are older than there. Read why in the log of " +
          'map-loans, mend it, and write those loans again or import a full file.',
      },
    })
    this.function.allow(readingStream(table.streamArn))
    if (table.keyArn !== undefined) {
      const key = Key.fromKeyArn(this, 'LendersKey', table.keyArn)
      this.function.allow(useOfKey(key, 'dynamodb', 'kms:Decrypt'))
    }
    grantIntake(this.function, store)
    readStream(this, 'Changes', { by: this.function, stream: table.streamArn, dead: this.dead })
  }
}

function mappingOf({ mapping }: LendersTable): Mapping {
  const parsed = parseMapping(mapping)
  if ('errors' in parsed) throw new MappingRefusedError('lendersTable.mapping', parsed.errors)
  return parsed.mapping
}

import { mock, type TestContext } from 'node:test'
import { type Item, toItem } from '../../../shared/aws/items/attributes.ts'
import { standingItem } from '../../../shared/aws/items/control-items.ts'
import { addressPartition, BEHIND } from '../../../shared/aws/items/keys.ts'
import type { CaseFile } from '../../../shared/case/case-file.ts'
import type { Policy } from '../../../shared/case/policy.ts'
import type { Instant } from '../../../shared/time/instant.ts'
import { s3StandIn } from '../../aws/s3-stand-in.ts'
import { BENCH_START } from '../../bench/typical-case.ts'
import { itemsOfCase } from '../../integration/dynamodb-local/tables.ts'
import { awsInMemory } from './aws-in-memory.ts'
import { policyBesideCode } from './beside-code.ts'
import type { LambdaFunction } from './lambda-function.ts'
import type { StageSettings } from './stages.ts'

/** The house's key. */
export const KEY = Buffer.alloc(32, 7)
const WEBHOOK_SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`

/** What work on a function is done with: AWS in memory, a clock that is set, and the stage's policy. */
export type StageInMemory = Awaited<ReturnType<typeof openStageInMemory>>

export async function openStageInMemory(t: TestContext, { channels, textsBySns = false }: StageSettings) {
  const says = {
    secret: (arn: string) =>
      arn.includes('RemindersSecret') ? JSON.stringify({ key: KEY.toString('base64') }) : WEBHOOK_SECRET,
    deadLetter: '{"borrower":"b-1"}',
    optedOut: '+447700900124',
    spent: false,
  }
  const aws = await awsInMemory(t, says)
  const s3 = await s3StandIn(t)
  mock.timers.enable({ apis: ['Date'], now: BENCH_START })
  t.after(() => mock.timers.reset())
  const policy: Policy = policyBesideCode()
  return {
    channels,
    textsBySns,
    policy,
    s3,
    put: (table: string, ...items: readonly Item[]) => aws.tables.put(table, ...items),
    setTime: (now: Instant) => mock.timers.setTime(now),
    /** From here on the hour's budget is spent. */
    spend: (spent: boolean) => {
      says.spent = spent
    },
    /** Forgets all that was stored; the stage is live and has this case alone, and somebody unknown behind each of its addresses. */
    holdOnly({ environment }: LambdaFunction, caseFile: CaseFile): void {
      aws.tables.forget()
      const { CASES_TABLE = '', CONTROL_TABLE = '' } = environment
      aws.tables.put(CONTROL_TABLE, standingItem({ mode: 'live' }))
      aws.tables.put(CASES_TABLE, ...itemsOfCase(caseFile), ...caseFile.borrower.contactPoints.map(neighbourBehind))
    },
    environment: {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_MAX_ATTEMPTS: '1',
      // What they tell is not what is tested.
      AWS_LAMBDA_LOG_LEVEL: 'FATAL',
      POWERTOOLS_METRICS_DISABLED: 'true',
    },
  }
}

function neighbourBehind({ id }: { readonly id: string }): Item {
  return toItem({ pk: addressPartition(id), sk: `${BEHIND}neighbour` })
}

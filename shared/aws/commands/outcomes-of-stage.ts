import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { UsageError } from '../../commands/run-command.ts'
import { type OutcomeForms, writeOutcomeFiles } from '../../commands/write-outcome-files.ts'
import { outcomeOf } from '../../outcomes/borrower-outcome.ts'
import { OutcomeTally } from '../../outcomes/outcome-report.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'
import { DynamoDbCaseScan } from '../dynamodb-case-scan.ts'
import { DynamoDbHistory } from '../dynamodb-history.ts'
import { readHistoryItem } from '../items/read-history.ts'
import { deployedPolicy } from './deployed-policy.ts'
import { clock } from './outside.ts'
import { asOperator } from './run-operator-command.ts'
import { type StageArguments, stageNamed } from './stage-options.ts'

export interface OutcomesOfStageArguments extends StageArguments, OutcomeForms {
  readonly from: Instant
  /** Now where nothing is said. */
  readonly to: Instant | undefined
}

/** Reports the outcomes of a stage: one scan of Cases, and one query of the history for each borrower. */
export function outcomesOfStage({ from, to: asked, csv, json, ...where }: OutcomesOfStageArguments): Promise<void> {
  return asOperator(async () => {
    const to = Math.min(asked ?? Infinity, clock.now())
    if (from >= to) throw new UsageError('--from is not before --to and now.')
    const stage = await stageNamed(where)
    const policy = await deployedPolicy(stage)
    const client = new DynamoDBClient()
    const history = new DynamoDbHistory(client, stage.setting('HISTORY_TABLE'))
    let unreadable = 0
    const scan = new DynamoDbCaseScan({
      client,
      table: stage.setting('CASES_TABLE'),
      onUnreadable: () => {
        unreadable += 1
      },
    })
    const tally = OutcomeTally.of(policy)
    let borrowers = 0
    for await (const caseFile of scan.scan(0, 1)) {
      const items = await history.itemsOf(caseFile.borrower.id, from, to)
      const entries = items.map((item) => readHistoryItem(item).entry)
      tally.note(outcomeOf(caseFile, entries, policy, { from, to }))
      borrowers += 1
    }
    if (unreadable > 0)
      console.error(`${unreadable} cases could not be read and are in no figure; the sweep's log names them.`)
    const head = {
      title: `Outcomes of ${stage.stage}`,
      about: `From ${formatInstant(from)} to ${formatInstant(to)}, ${borrowers} borrowers; deployed: ${policy.versions.strategy}.`,
    }
    await writeOutcomeFiles(head, tally.report(), { csv, json })
  })
}

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { auditCase, auditHistory, type Period } from '../../audit/audit-case.ts'
import type { AuditRecord } from '../../audit/audit-record.ts'
import type { Format } from '../../audit/report/report.ts'
import { writeVerified } from '../../audit/report/write-verified.ts'
import { verify } from '../../audit/verify.ts'
import type { Policy } from '../../case/policy.ts'
import { writeReport } from '../../commands/report-file.ts'
import { UsageError } from '../../commands/run-command.ts'
import { writeHistory } from '../../commands/write-history.ts'
import { DAY, formatInstant } from '../../time/instant.ts'
import { DynamoDbHistory } from '../dynamodb-history.ts'
import { readHistoryItem } from '../items/read-history.ts'
import { S3DigestArchive } from '../s3-digest-archive.ts'
import { sha256 } from '../sha256.ts'
import { deployedPolicy } from './deployed-policy.ts'
import type { DeployedStage } from './deployed-stage.ts'
import { historyOfStage } from './history-of-stage.ts'
import { clock } from './outside.ts'
import { asOperator } from './run-operator-command.ts'
import { type StageArguments, stageNamed } from './stage-options.ts'
import { StageStores } from './stage-stores.ts'

export interface AuditStageArguments extends StageArguments {
  readonly borrower: string | undefined
  readonly period: Period
  readonly format: Format
  readonly out: string | undefined
}

/** Audits what really happened in a stage, to one borrower or in a period. */
export function auditStage({ borrower, period, format, out, ...where }: AuditStageArguments): Promise<void> {
  return asOperator(async () => {
    const { from, to } = period
    if (borrower === undefined && !(Number.isFinite(from) && Number.isFinite(to))) {
      throw new UsageError('Name a borrower with --borrower, or a period with --from and --to.')
    }
    const stage = await stageNamed(where)
    const policy = await deployedPolicy(stage)
    const { cases } = new StageStores(stage)
    const history = new DynamoDbHistory(new DynamoDBClient(), stage.setting('HISTORY_TABLE'))
    const whom = borrower === undefined ? history.borrowersIn(from, to) : [borrower]
    const about = [
      `Stage ${stage.stage}, ${inWords(period)}, as of ${formatInstant(clock.now())}.`,
      `Deployed: strategy ${policy.versions.strategy}; packs ${policy.versions.packs}.`,
    ]
    const title = borrower === undefined ? `Audit of ${stage.stage}` : `Audit of borrower ${borrower}`
    const written = await writeReport(
      format,
      out,
      { title, about },
      recordsOf(whom, { cases, history, policy, period }),
    )
    if (written === 0) console.error('Nothing is known of this borrower or period; look at the id and the dates.')
  })
}

interface Source {
  readonly cases: StageStores['cases']
  readonly history: DynamoDbHistory
  readonly policy: Policy
  readonly period: Period
}

async function* recordsOf(
  borrowers: Iterable<string> | AsyncIterable<string>,
  { cases, history, policy, period }: Source,
): AsyncGenerator<AuditRecord> {
  for await (const borrower of borrowers) {
    const [caseFile, items] = await Promise.all([
      cases.load(borrower),
      history.itemsOf(borrower, period.from, period.to),
    ])
    const entries = items.map((item) => readHistoryItem(item).entry)
    // An erased borrower has no case any more; what is left of the history still tells that.
    if (caseFile === undefined) yield* auditHistory(borrower, entries, policy, period)
    else yield* auditCase(caseFile, entries, policy, period)
  }
}

function inWords({ from, to }: Period): string {
  const since = Number.isFinite(from) ? `from ${formatInstant(from)}` : 'from the beginning'
  return Number.isFinite(to) ? `${since} to ${formatInstant(to)}` : since
}

export interface ExportStageArguments extends StageArguments {
  readonly borrower: string | undefined
  readonly out: string | undefined
}

/** Writes a stage's history, whole or of one borrower, with the digests that it can be held against. */
export function exportStage({ borrower, out, ...where }: ExportStageArguments): Promise<void> {
  return asOperator(async () => {
    const stage = await stageNamed(where)
    const policy = await deployedPolicy(stage)
    const title = borrower === undefined ? `History of ${stage.stage}` : `History of borrower ${borrower}`
    const about = [
      `Stage ${stage.stage}, as of ${formatInstant(clock.now())}.`,
      `Deployed: strategy ${policy.versions.strategy}; packs ${policy.versions.packs}.`,
    ]
    const source = {
      archive: digestsOf(stage),
      cases: new StageStores(stage).cases,
      history: new DynamoDbHistory(new DynamoDBClient(), stage.setting('HISTORY_TABLE')),
    }
    await writeHistory(out, historyOfStage({ title, about }, borrower, source, clock.now()))
  })
}

function digestsOf(stage: DeployedStage): S3DigestArchive {
  return new S3DigestArchive({
    client: new S3Client(),
    bucket: stage.theOnly('AWS::S3::Bucket', /ChainHistoryDigests/),
  })
}

export interface VerifyStageArguments extends StageArguments {
  readonly borrower: string | undefined
  readonly period: Period
  readonly expect: string | undefined
}

/** Holds a stage's history against its digests. Fails where anything is not as it was. */
export function verifyStage({ borrower, period, expect, ...where }: VerifyStageArguments): Promise<void> {
  return asOperator(async () => {
    const stage = await stageNamed(where)
    const archive = digestsOf(stage)
    const history = new DynamoDbHistory(new DynamoDBClient(), stage.setting('HISTORY_TABLE'))
    const verified = await verify(archive, history, sha256, {
      ...(Number.isFinite(period.from) && { from: Math.floor(period.from / DAY) }),
      ...(Number.isFinite(period.to) && { to: Math.ceil(period.to / DAY) - 1 }),
      borrower,
      expect,
      now: clock.now(),
    })
    console.log(writeVerified(stage.stage, verified).join('\n'))
    if (verified.faults.length > 0) process.exitCode = 1
  })
}

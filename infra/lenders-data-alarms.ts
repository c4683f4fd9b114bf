import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { houseMetric } from './house-metrics.ts'
import { watch } from './watch.ts'

export interface LendersDataAlarmsProps {
  readonly stage: string
}

/** What a person wants to hear of the data that the lender gives: everything else is decided by them. */
export class LendersDataAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage }: LendersDataAlarmsProps) {
    super(scope, id)
    const hour = { period: Duration.hours(1) }
    watch(this, 'StaleFeed', {
      metric: houseMetric(stage, 'staleFeeds', { ...hour, statistic: 'Maximum' }),
      from: 1,
      monitoring: {
        failureMeans:
          "The lender's data are older than the freshness limit, so nobody whose loan they tell of is asked to pay. Find " +
          'why no new file or change arrives; contacts go on by themselves once it does.',
      },
    })
    watch(this, 'Missing', {
      metric: houseMetric(stage, 'loansMissing', hour),
      from: 1,
      monitoring: {
        failureMeans:
          'A full file no longer had loans that the last one had; they rest until the lender reports them again. A few are ' +
          'usual after a write-off. Many mean that the file was cut short: import it again.',
      },
    })
    watch(this, 'ImportsRefused', {
      metric: houseMetric(stage, 'importsRefused', hour),
      from: 1,
      monitoring: {
        failureMeans:
          'A file was refused whole, or does not count as fresh word from its feed; its loans are as old as before. The ' +
          'report beside the file says why and what to mend.',
      },
    })
    watch(this, 'RowsRefused', {
      metric: houseMetric(stage, 'rowsRefused', hour),
      from: 1,
      monitoring: {
        failureMeans:
          'Rows of an imported file were refused; their loans are as old as before. The refused rows lie beside the file, ' +
          'each with what is wrong. Mend them and import them again.',
      },
    })
    watch(this, 'TruthSilent', {
      metric: houseMetric(stage, 'truthSilent', { period: Duration.minutes(15) }),
      from: 10,
      monitoring: {
        failureMeans:
          "The lender's own system gave no answer at the last look before ten or more contacts, and they were deferred. " +
          'Look whether it is up; contacts go on by themselves once it answers.',
      },
    })
  }
}

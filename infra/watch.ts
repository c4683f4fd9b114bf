import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { Monitoring } from './monitoring.ts'

export interface WatchProps {
  readonly metric: IMetric
  /** The alarm rings at this value and above; absent for an alarm on silence. */
  readonly from?: number
  /** Whether no value at all rings; by default it does not, since a quiet stage sends nothing. */
  readonly silence?: 'rings'
  /** For how many periods running; 1 by default. */
  readonly periods?: number
  readonly monitoring: Monitoring
}

/** An alarm that rings while a metric is at or above a value, or while it is silent. */
export function watch(scope: Construct, id: string, props: WatchProps): Alarm {
  const { metric, from = Number.MAX_SAFE_INTEGER, silence, periods = 1, monitoring } = props
  return new Alarm(scope, id, {
    metric,
    threshold: from,
    evaluationPeriods: periods,
    alarmDescription: monitoring.failureMeans,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: silence === 'rings' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  })
}

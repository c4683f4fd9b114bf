import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

/** Rings once an API answered with a fault. The app behind it answers a fault by itself, so the function's own errors do not show it. */
export function alarmOnFaults(scope: Construct, id: string, api: HttpApi, alarmDescription: string): void {
  api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }).createAlarm(scope, id, {
    alarmDescription,
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  })
}

import { RetentionDays } from 'aws-cdk-lib/aws-logs'

/** For how many days CloudWatch can keep a log. */
export const LOG_DAYS: readonly number[] = Object.values(RetentionDays)
  .filter((value) => typeof value === 'number')
  // CDK's word for keeping for ever, which no class of data is.
  .filter((value) => value !== RetentionDays.INFINITE)

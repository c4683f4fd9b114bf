import type { PolicyDocument } from '../shared/case/policy-document.ts'
import { policyNumbersSchema } from '../shared/case/policy-numbers.ts'
import { writePolicy } from '../shared/case/write-policy.ts'
import { shippedPacks } from '../shared/compliance/shipped-packs.ts'
import { pacesOf } from './channels.ts'
import type { ReminderSchedulerProps } from './reminder-scheduler-props.ts'

/** The policy that a deployment's functions decide by, as it lies beside their code. */
export function policyOf(props: ReminderSchedulerProps): PolicyDocument {
  const { strategy, lender, channels, packs = shippedPacks(), templates = [], numbers = {} } = props
  return writePolicy({
    strategy,
    packs,
    lender,
    arrangements: props.arrangements,
    templates,
    channels: pacesOf(channels).map(({ channel }) => channel),
    numbers: policyNumbersSchema.parse(numbers),
  })
}

import { CHANNELS } from '../../shared/case/channel.ts'
import type { PolicyDocument } from '../../shared/case/policy-document.ts'
import { policyNumbersSchema } from '../../shared/case/policy-numbers.ts'
import { writePolicy } from '../../shared/case/write-policy.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { shippedStrategy } from '../../shared/strategy/shipped.ts'

/** The policy of a deployment with what comes with Duewell, as it lies beside the code of its functions. */
export function aPolicyDocument(): PolicyDocument {
  return writePolicy({
    strategy: shippedStrategy('gentle', { templates: shippedTemplates() }),
    packs: shippedPacks(),
    lender: SAMPLE_LENDER,
    templates: [],
    channels: CHANNELS,
    numbers: policyNumbersSchema.parse({}),
  })
}

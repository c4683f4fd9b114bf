import {
  paginateListAWSDefaultServiceQuotas,
  paginateListServiceQuotas,
  type ServiceQuota,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas'
import { type DoctorFinding, type Load, warns } from './finding.ts'

const SERVICE = { ServiceCode: 'scheduler' }
/** Setting an alarm, and its ringing. */
const RATES = /CreateSchedule|Invocations/i

/** Looks whether alarms can be set and ring as fast as the forecast needs them. */
export async function examineScheduler(
  client: ServiceQuotasClient,
  { contactsASecond = 0 }: Load,
): Promise<readonly DoctorFinding[]> {
  const findings: DoctorFinding[] = []
  for (const { QuotaName = '', Value = Infinity } of await quotas(client)) {
    if (!RATES.test(QuotaName) || Value >= contactsASecond) continue
    findings.push(
      warns(
        `EventBridge Scheduler's quota "${QuotaName}" is ${Value} a second, and the forecast needs ${contactsASecond}.`,
        'Ask for more in Service Quotas, or let the contacts spread over more minutes.',
      ),
    )
  }
  return findings
}

/** What applies to the account is told only where it is not the default. */
async function quotas(client: ServiceQuotasClient): Promise<Iterable<ServiceQuota>> {
  const byCode = new Map<string | undefined, ServiceQuota>()
  for await (const { Quotas = [] } of paginateListAWSDefaultServiceQuotas({ client }, SERVICE)) {
    for (const quota of Quotas) byCode.set(quota.QuotaCode, quota)
  }
  for await (const { Quotas = [] } of paginateListServiceQuotas({ client }, SERVICE)) {
    for (const quota of Quotas) byCode.set(quota.QuotaCode, quota)
  }
  return byCode.values()
}

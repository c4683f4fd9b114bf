import { ApiMapping, DomainName, type HttpApi, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { CfnOutput } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { StrategyError } from '../shared/strategy/strategy-error.ts'

/** Where a page is found. A stage for real people has both; without them the page has an address of AWS. */
export interface PageDomain {
  /** The domain of the page, such as `hb.example`. */
  readonly domain?: string | undefined
  /** Its certificate in ACM, in the region of the stack. */
  readonly certificateArn?: string | undefined
}

/** What is wrong where a page has a domain and no certificate, or the other way round. */
export function pageDomainErrors(setting: string, { domain, certificateArn }: PageDomain): readonly StrategyError[] {
  if ((domain === undefined) === (certificateArn === undefined)) return []
  const [path, what] = domain === undefined ? ['/domain', 'domain'] : ['/certificateArn', 'certificate']
  return [{ path: `/${setting}${path}`, problem: `the page has no ${what}`, mend: 'give both, or neither' }]
}

/** Puts an HTTP API under the lender's own domain, where it has one, and says what the DNS needs. */
export function publishPage(
  scope: Construct,
  api: HttpApi,
  stage: HttpStage,
  what: string,
  { domain, certificateArn }: PageDomain,
): void {
  if (domain === undefined || certificateArn === undefined) {
    new CfnOutput(scope, 'Url', { value: api.apiEndpoint, description: what })
    return
  }
  const name = new DomainName(scope, 'Domain', {
    domainName: domain,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
  })
  new ApiMapping(scope, 'Mapping', { api, domainName: name, stage })
  new CfnOutput(scope, 'DomainTarget', {
    value: name.regionalDomainName,
    description: `Where the DNS must send ${domain} (an alias, or a CNAME below the apex)`,
  })
}

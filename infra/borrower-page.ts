import { ApiMapping, CfnStage, DomainName, HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'

/** Where borrowers find their page. A stage for real people has both; without them the page has an address of AWS. */
export interface PageDomain {
  /** The domain that the lender's links name, such as `hb.example`. */
  readonly domain?: string | undefined
  /** Its certificate in ACM, in the region of the stack. */
  readonly certificateArn?: string | undefined
}

export interface BorrowerPageProps extends PageDomain {
  readonly house: House
  readonly store: CaseStore
  readonly historyDays: number
}

/** More than a portfolio's borrowers open at once after a morning's messages, and less than a flood. Requests a second. */
const RATE = 100
const BURST = 200
/** Shorter than the 30 seconds after which the API gives up. */
const TIMEOUT = Duration.seconds(20)

/** The borrower's page: an HTTP API with one function behind it, under the lender's own domain. */
export class BorrowerPage extends Construct {
  readonly function: DuewellFunction
  readonly api: HttpApi

  constructor(scope: Construct, id: string, { house, store, historyDays, domain, certificateArn }: BorrowerPageProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'borrower-page',
      description: "Serves the borrower's page, and stores what is answered there",
      timeout: TIMEOUT,
      house,
      monitoring: {
        failureMeans:
          "Borrowers can't open their page, or what they answer there is not taken; they see a page that asks them to try again. " +
          'Read why in the log of borrower-page. Messages go on; pause sending if it lasts, since their links lead here.',
      },
    })
    store.grantAnsweringOnPage(this.function)
    this.function.tell('HISTORY_DAYS', String(historyDays))
    this.api = new HttpApi(this, 'Api', {
      description: "The borrower's page",
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
      defaultIntegration: new HttpLambdaIntegration('Page', this.function.lambda),
    })
    const stage = this.#stage(house)
    if (domain !== undefined && certificateArn !== undefined) this.#publish(stage, domain, certificateArn)
    else new CfnOutput(this, 'Url', { value: this.api.apiEndpoint, description: "The borrower's page" })
    this.#watch()
  }

  #stage(house: House): HttpStage {
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: RATE, burstLimit: BURST },
    })
    const log = new LogGroup(this, 'Access', { retention: house.logRetention, removalPolicy: RemovalPolicy.DESTROY })
    const { defaultChild } = stage.node
    if (!(defaultChild instanceof CfnStage)) throw new Error('An HTTP stage is made of something else than a stage.')
    // A path is a key and an address is personal, so that neither is written down.
    const format = {
      requestId: '$context.requestId',
      time: '$context.requestTime',
      method: '$context.httpMethod',
      status: '$context.status',
      latency: '$context.responseLatency',
      error: '$context.error.messageString',
    }
    defaultChild.accessLogSettings = { destinationArn: log.logGroupArn, format: JSON.stringify(format) }
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Whoever has a link may open the page, which asks its own question; nobody has an account here.',
    })
    return stage
  }

  #publish(stage: HttpStage, domain: string, certificateArn: string): void {
    const name = new DomainName(this, 'Domain', {
      domainName: domain,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    })
    new ApiMapping(this, 'Mapping', { api: this.api, domainName: name, stage })
    new CfnOutput(this, 'DomainTarget', {
      value: name.regionalDomainName,
      description: `Where the DNS must send ${domain} (an alias, or a CNAME below the apex)`,
    })
  }

  /** An error of the page's own is answered with a page, so that the function itself has none. */
  #watch(): void {
    this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }).createAlarm(this, 'Troubles', {
      alarmDescription:
        'Borrowers saw that something went wrong on their page. Nothing was lost that was answered before. Read why in the log of ' +
        'borrower-page, which names the error and nobody.',
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}

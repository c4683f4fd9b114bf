import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Duration, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { serveApi } from './api-stage.ts'
import type { CaseStore } from './case-store.ts'
import { DuewellFunction } from './duewell-function.ts'
import { alarmOnFaults } from './fault-alarm.ts'
import type { House } from './house.ts'
import { type PageDomain, publishPage } from './page-domain.ts'

export interface BorrowerPageProps extends PageDomain {
  readonly house: House
  readonly store: CaseStore
  readonly historyDays: number
}

/** More than a portfolio's borrowers open at once after a morning's messages, and less than a flood. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 }
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
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Whoever has a link may open the page, which asks its own question; nobody has an account here.',
    })
    const stage = serveApi(this, { house, api: this.api, throttle: THROTTLE })
    publishPage(this, this.api, stage, "The borrower's page", { domain, certificateArn })
    alarmOnFaults(
      this,
      'Troubles',
      this.api,
      'Borrowers saw that something went wrong on their page. Nothing was lost that was answered before. Read why in the log of ' +
        'borrower-page, which names the error and nobody.',
    )
  }
}

import { HttpApi, HttpMethod, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { CfnOutput, Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { serveApi } from './api-stage.ts'
import type { CaseStore } from './case-store.ts'
import { DuewellFunction } from './duewell-function.ts'
import { alarmOnFaults } from './fault-alarm.ts'
import type { House } from './house.ts'
import type { HouseSecret } from './house-secret.ts'
import { grantLenderApi } from './lender-api-grants.ts'
import type { LenderApiSettings } from './lender-api-settings.ts'
import type { LenderPageSettings } from './lender-page-settings.ts'
import { SignIn } from './sign-in.ts'

/** As long as an HTTP API waits. */
const TIMEOUT = Duration.seconds(29)
const REQUESTS_PER_SECOND = 50
/** An agent who opens a page asks several things at once. */
const BURST_SECONDS = 2

/** Which door was opened and who did it, by the issuer's own id. */
const LOGGED = { route: '$context.routeKey', sub: '$context.authorizer.claims.sub' }

export interface LenderApiProps {
  readonly house: House
  readonly store: CaseStore
  readonly secret: HouseSecret
  readonly settings: LenderApiSettings
  /** The page for people, where there is one. */
  readonly page?: LenderPageSettings | undefined
  readonly keepData: boolean
  readonly historyDays: number
  readonly freshForSeconds: number
}

/** The door of the lender's own people and systems: an HTTP API that lets in who has signed in, and a function behind it. */
export class LenderApi extends Construct {
  readonly function: DuewellFunction
  readonly api: HttpApi
  readonly signIn: SignIn
  readonly stage: HttpStage

  constructor(scope: Construct, id: string, props: LenderApiProps) {
    super(scope, id)
    const { house, store, secret, settings, page, keepData, historyDays, freshForSeconds } = props
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'lender-api',
      description: "Answers the lender's people and systems: tasks, borrowers, holds, facts, the pause switch",
      timeout: TIMEOUT,
      house,
      monitoring: {
        failureMeans:
          'The lender’s API ended without an answer, so what an agent or a system wanted may not be done; a stop or a dispute may be ' +
          'among it. Whoever asked may send it again with the same key. Read why in the log of lender-api.',
      },
    })
    grantLenderApi(this.function, store)
    secret.grantRead(this.function)
    this.function.tell('HISTORY_DAYS', String(historyDays))
    this.function.tell('FRESH_FOR_SECONDS', String(freshForSeconds))
    this.api = new HttpApi(this, 'Api', { description: 'The lender’s API of Duewell', createDefaultStage: false })
    const address = page?.domain === undefined ? this.api.apiEndpoint : `https://${page.domain}`
    this.signIn = new SignIn(this, 'SignIn', {
      ...{ stage: house.stage, settings, keepData },
      page: page && { ...page, address },
    })
    this.function.tell('ROLES_CLAIM', this.signIn.rolesClaim)
    this.stage = this.#serve(house, settings)
    alarmOnFaults(
      this,
      'Faults',
      this.api,
      'Requests to the lender’s API failed, so what an agent or a system wanted may not be done; a stop or a dispute may be ' +
        'among it. Whoever asked may send it again with the same key. Read why in the log of lender-api, lines answered.',
    )
    new CfnOutput(this, 'Address', { value: this.api.apiEndpoint, description: 'The lender’s API' })
  }

  #serve(house: House, { requestsPerSecond = REQUESTS_PER_SECOND }: LenderApiSettings): HttpStage {
    const integration = new HttpLambdaIntegration('Lambda', this.function.lambda)
    const methods = [HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT]
    this.api.addRoutes({ path: '/v1/{proxy+}', methods, integration, authorizer: this.signIn.authorizer })
    const throttle = { rateLimit: requestsPerSecond, burstLimit: requestsPerSecond * BURST_SECONDS }
    return serveApi(this, { house, api: this.api, throttle, logged: LOGGED })
  }
}

import { HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Duration, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { builtPage } from './built-page.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import type { LenderApi } from './lender-api.ts'
import { type PageDomain, publishPage } from './page-domain.ts'
import type { PageClient } from './sign-in.ts'

export interface LenderPageProps extends PageDomain {
  readonly house: House
  /** The API that it shows, beside which it lies. */
  readonly beside: LenderApi
  readonly client: PageClient
}

/**
 * The lender's page, at the address of the lender's API: a few static files that anybody may load, and that show nothing before
 * somebody has signed in. A function serves them: they are a hundred kilobytes that some dozens of people open, and so they need
 * no bucket, no distribution, no certificate in another region, and no other site's permission to ask the API.
 */
export class LenderPage extends Construct {
  readonly function: DuewellFunction

  constructor(scope: Construct, id: string, { house, beside: { api, stage }, client, ...domain }: LenderPageProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'lender-page',
      description: "Serves the files of the lender's page",
      timeout: Duration.seconds(10),
      house,
      files: { 'page.json': builtPage() },
      monitoring: {
        failureMeans:
          'The lender’s people can’t open their page, so tasks wait and nobody can pause sending there; the API answers all the same. ' +
          'Read why in the log of lender-page.',
      },
    })
    const { origins, ...signIn } = client
    this.function.tell('PAGE_SIGN_IN', JSON.stringify(signIn))
    this.function.tell('PAGE_ORIGINS', JSON.stringify(origins))
    const integration = new HttpLambdaIntegration('Page', this.function.lambda)
    for (const path of ['/', '/{file}']) {
      const authorizer = new HttpNoneAuthorizer()
      for (const route of api.addRoutes({ path, methods: [HttpMethod.GET], integration, authorizer })) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'These are the files that sign people in; they hold nothing of anybody, and the API behind them asks for a token.',
        })
      }
    }
    publishPage(this, api, stage, 'The lender’s page', domain)
  }
}

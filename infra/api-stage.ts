import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { type HttpApi, HttpStage, LogGroupLogDestination, type ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { House } from './house.ts'

/** What is kept of every request; the id finds the function's own line. */
const LOGGED = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  method: '$context.httpMethod',
  status: '$context.status',
  error: '$context.error.responseType',
  milliseconds: '$context.responseLatency',
}

export interface ApiStageProps {
  readonly house: House
  readonly api: HttpApi
  /** Requests a second: in the long run, and at once. */
  readonly throttle: ThrottleSettings
  /** What is kept of a request beside what is kept of all: never a path, which may name a borrower or be a key, nor whence it came. */
  readonly logged?: Readonly<Record<string, string>>
}

/** The one stage of an HTTP API, with a log of its requests that names nobody from outside. */
export function serveApi(scope: Construct, { house, api, throttle, logged = {} }: ApiStageProps): HttpStage {
  const log = new LogGroup(scope, 'AccessLog', {
    retention: house.logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  return new HttpStage(scope, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle,
    accessLogSettings: {
      destination: new LogGroupLogDestination(log),
      format: AccessLogFormat.custom(JSON.stringify({ ...LOGGED, ...logged })),
    },
  })
}

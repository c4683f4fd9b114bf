import { readEnvironment } from '../environment.ts'
import { PowertoolsMetrics } from '../powertools-metrics.ts'
import { lenderPageSchema } from './environment.ts'
import { createHandler } from './handler.ts'
import { pageBesideCode } from './page-files.ts'

const environment = readEnvironment(lenderPageSchema, process.env)

/** Called by the HTTP API with whatever is asked for beside the API's own routes. */
export const handler = createHandler({
  files: pageBesideCode(),
  signIn: environment.PAGE_SIGN_IN,
  origins: environment.PAGE_ORIGINS,
  metrics: new PowertoolsMetrics({ stage: environment.STAGE }),
})

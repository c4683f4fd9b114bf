import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** What runs in the simulated stage, as the functions' own folders and the rooms behind them. */
const IN_THE_LOOP = [
  'functions/{batch,watched-cases,watched-ports}.ts',
  'functions/{import-portfolio,map-loans,publish-events,reconcile-case,record-delivery,record-response,redrive,send-due-contact,sweep-cases}/{handler,owned,importing-room,import-one-file}.ts',
  'shared/reconcile.ts',
  'shared/{reconcile,delivery,responses,sweep,redrive,intake}/*.ts',
  'shared/aws/{address-index,back-off,dynamodb-case-intake,dynamodb-case-scan,dynamodb-case-store,dynamodb-feed-ledger}.ts',
  'shared/aws/{dynamodb-message-index,dynamodb-neighbours,dynamodb-response-store,dynamodb-sending-control}.ts',
  'shared/aws/{end-user-messaging-sms-sender,eventbridge-event-bus,provider-errors,put-newer,query-pages,rate-limit}.ts',
  'shared/aws/{read-sending-state,remember-message,reopen-point,scheduler-alarm-clock,ses-email-sender,sqs-contact-queue}.ts',
  'shared/aws/{sqs-import-queue,sqs-redrive,sqs-sweep-parts}.ts',
]

/** A place at which a function waits, as `file:line`. */
export type AwaitPoint = string

/** Every line of the product that runs in the simulation and waits for something. */
export function awaitPoints(): readonly AwaitPoint[] {
  const files = IN_THE_LOOP.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort()
  return files.flatMap((file) =>
    readFileSync(`${ROOT}${file}`, 'utf8')
      .split('\n')
      .flatMap((line, at) => (/^\s*(\/\/|\*|\/\*)/.test(line) || !/\bawait\b/.test(line) ? [] : [`${file}:${at + 1}`])),
  )
}

/** The awaits that a promise which never comes holds up, from the call outwards. */
export function awaitsIn(stack: string): readonly AwaitPoint[] {
  return [...stack.matchAll(/file:\/\/\S*?\/((?:shared|functions)\/\S+?\.ts):(\d+):\d+/g)].map(
    ([, file = '', line = '']) => `${file}:${line}`,
  )
}

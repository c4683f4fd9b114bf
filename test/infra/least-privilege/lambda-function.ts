import { registerHooks } from 'node:module'
import type { Context } from 'aws-lambda'
import { type DeployedStack, QUEUES } from './deployed-stack.ts'
import { type RecordedCall, recordCalls } from './recorded-calls.ts'

const BESIDE_CODE = new URL('beside-code.ts', import.meta.url).href

/** A function of a stage, run from its entry file with the environment that the template gives it. */
export interface LambdaFunction {
  readonly id: string
  readonly role: string
  /** The file that Lambda calls, under functions/ and without its ending. */
  readonly entry: string
  readonly environment: Readonly<Record<string, string>>
}

/** How often a function was started. Each start loads its entry under a name of its own, so that it reads its own environment. */
const starts = { number: 0 }

export type Invoke = (event: object, context: Context) => Promise<unknown>

export function functionsOf(stack: DeployedStack): readonly LambdaFunction[] {
  return Array.from(stack.resourcesOf('AWS::Lambda::Function'), ([id, { Properties }]) => {
    const { Environment, Role } = stack.resolve(Properties) as {
      Environment: { Variables: Record<string, string> }
      Role: string
    }
    const environment = Environment.Variables
    return { id, role: Role.slice(Role.lastIndexOf('/') + 1), entry: entryOf(id, environment), environment }
  })
}

function entryOf(id: string, { CHANNEL, SENDER = '{}' }: Readonly<Record<string, string>>): string {
  const [, construct = ''] = /^Reminders(.+)Function/.exec(id) ?? []
  if (construct === 'InboundMail') return 'record-response/mail'
  if (CHANNEL === undefined) return `${construct.replaceAll(/(?<=.)[A-Z]/g, '-$&').toLowerCase()}/index`
  const { by } = JSON.parse(SENDER) as { by?: string }
  return `send-due-contact/${by === undefined ? CHANNEL : `${CHANNEL}-by-${by}`}`
}

/** Starts a function as Lambda does, works with it, and gives every call of AWS that it made from its start on. */
export async function callsOf(
  { entry, environment }: LambdaFunction,
  more: Readonly<Record<string, string>> & { readonly AWS_ENDPOINT_URL: string },
  work: (invoke: Invoke) => Promise<void>,
): Promise<readonly RecordedCall[]> {
  const { calls, stop } = recordCalls()
  const before = { ...process.env }
  for (const [name, value] of Object.entries({ ...environment, ...more })) {
    process.env[name] = value.replaceAll(QUEUES, more.AWS_ENDPOINT_URL)
  }
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      /\/(policy-file|mapping-file|page-files)\.ts$/.test(specifier)
        ? next(BESIDE_CODE, context)
        : next(specifier, context),
  })
  try {
    starts.number += 1
    const { handler } = (await import(`../../../functions/${entry}.ts?${starts.number}`)) as { handler: Invoke }
    await work(handler)
  } finally {
    hooks.deregister()
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
    stop()
  }
  return calls
}

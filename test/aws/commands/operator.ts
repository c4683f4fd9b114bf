import { execFile } from 'node:child_process'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Item } from '../../../shared/aws/items/attributes.ts'
import { itemsAnswer, queryAnswer, type Routes, routedStandIn } from '../routed-stand-in.ts'
import { json } from '../stand-in.ts'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

const LONGEST = 30_000

/** What the functions of the stage are told, and what it is made of. */
export interface Deployed {
  readonly functions?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly resources?: readonly (readonly [type: string, logicalId: string, physicalId: string])[]
}

export const TOLD = {
  STAGE: 'prod',
  CASES_TABLE: 'cases',
  HISTORY_TABLE: 'history',
  CONTROL_TABLE: 'control',
  HISTORY_DAYS: '2557',
  FRESH_FOR_SECONDS: '93600',
  SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:key',
}

/** An operator whose credentials reach an account with a stage; its Control table really holds what is put there. */
export async function anOperator(t: TestContext, deployed: Deployed = {}, routes: Routes = {}) {
  const functions = deployed.functions ?? { reconcile: TOLD }
  const resources = [
    ...Object.keys(functions).map((name) => ['AWS::Lambda::Function', `Reminders${name}`, name] as const),
    ...(deployed.resources ?? []),
  ]
  const control = new Map<string, Item>()
  const account = await routedStandIn(t, {
    ListStackResources: ({ fields }) =>
      fields.StackName === 'Duewell-prod' || fields.StackName === 'Duewell-dev' ? stackResources(resources) : NO_STACK,
    ...Object.fromEntries(
      Object.entries(functions).map(([name, Variables]) => [
        `GET /2015-03-31/functions/${name}/configuration`,
        json({ FunctionName: name, Environment: { Variables } }),
      ]),
    ),
    DescribeTable: json({ Table: { TableId: 'table-1' } }),
    Query: itemsAnswer([]),
    ...routes,
    ...controlTable(control, routes),
  })
  const run = (command: string, ...args: readonly string[]) => runCommand(command, args, account.environment)
  return { ...account, control, run }
}

function stackResources(resources: readonly (readonly [string, string, string])[]) {
  const members = resources.map(
    ([type, logicalId, physicalId]) =>
      `<member><ResourceType>${type}</ResourceType><LogicalResourceId>${logicalId}</LogicalResourceId>` +
      `<PhysicalResourceId>${physicalId}</PhysicalResourceId></member>`,
  )
  return queryAnswer('ListStackResources', `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>`)
}

const NO_STACK = {
  status: 400,
  headers: { 'content-type': 'text/xml' },
  body: '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>no stack</Message></Error></ErrorResponse>',
}

/** The table `control`; what is asked of others goes to the routes. */
function controlTable(items: Map<string, Item>, others: Routes): Routes {
  const otherwise = (operation: string) => {
    const answer = others[operation]
    return typeof answer === 'function' ? answer : () => answer ?? (operation === 'Query' ? itemsAnswer([]) : json({}))
  }
  return {
    Query: (request) =>
      request.fields.TableName === 'control' ? itemsAnswer([...items.values()]) : otherwise('Query')(request),
    PutItem: (request) => {
      if (request.fields.TableName !== 'control') return otherwise('PutItem')(request)
      const item = request.fields.Item as Item
      items.set(String(item.sk?.S), item)
      return json({})
    },
    DeleteItem: ({ fields }) => {
      const sk = String((fields.Key as Item).sk?.S)
      const Attributes = items.get(sk)
      items.delete(sk)
      return json({ Attributes })
    },
  }
}

/** Runs a command to its end, in a process of its own that knows no AWS but the stand-in. */
function runCommand(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ran> {
  const file = fileURLToPath(new URL(`../../../shared/aws/commands/${command}.ts`, import.meta.url))
  const env = {
    ...environment,
    PATH: process.env.PATH,
    HOME: '/nowhere',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [file, ...args],
      { timeout: LONGEST, encoding: 'utf8', env },
      (_error, out, errors) => resolve({ code: child.exitCode, out, errors }),
    )
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LENDERS_TABLE } from '../lenders-table.ts'
import { synthesise } from '../synthesised.ts'
import { deployChannels } from './beside-code.ts'
import { DeployedStack } from './deployed-stack.ts'
import { callsOf, functionsOf } from './lambda-function.ts'
import { platformRequests } from './platform-requests.ts'
import { type IamRequest, requestsOf } from './requests.ts'
import { type Grant, SimulatedRole } from './simulated-role.ts'
import { openStageInMemory } from './stage-in-memory.ts'
import { STAGES } from './stages.ts'
import { GRANTED_ALL_THE_SAME, type UnusedGrant } from './unused-grants.ts'
import { workOnOptOuts, workOnResponses, workOnWebhooks } from './work-of-answers.ts'
import {
  workOnChain,
  workOnDelivery,
  workOnEvents,
  workOnImport,
  workOnMapping,
  workOnRedrive,
} from './work-of-other-doors.ts'
import { workOnPage } from './work-of-page.ts'
import { workOnLenderApi, workOnLenderPage } from './work-of-people.ts'
import { type Work, workOnReconcile, workOnSending, workOnSweep } from './work-of-rooms.ts'

const WORK: Readonly<Record<string, Work>> = {
  'reconcile-case': workOnReconcile,
  'send-due-contact': workOnSending,
  'sweep-cases': workOnSweep,
  'record-delivery': workOnDelivery,
  'record-response': workOnResponses,
  'receive-webhook': workOnWebhooks,
  'mirror-opt-outs': workOnOptOuts,
  'publish-events': workOnEvents,
  'import-portfolio': workOnImport,
  'map-loans': workOnMapping,
  'lender-api': workOnLenderApi,
  'lender-page': workOnLenderPage,
  redrive: workOnRedrive,
  'chain-history': workOnChain,
  'borrower-page': workOnPage,
}

for (const settings of STAGES) {
  test(`in a stage with ${settings.name}`, async (t) => {
    deployChannels(settings.channels)
    const template = synthesise('prod', settings.settings)
    const stack = new DeployedStack(template, { [LENDERS_TABLE.tableArn]: LENDERS_TABLE.keyArn })
    const stage = await openStageInMemory(t, settings)
    const explained = [...GRANTED_ALL_THE_SAME, ...(settings.unused ?? [])]
    for (const lambda of functionsOf(stack)) {
      const [verb = ''] = lambda.entry.split('/')
      const work = WORK[verb]
      assert.ok(work, `nobody says what ${verb} does`)
      const calls = await callsOf(lambda, stage.environment, (invoke) => work(invoke, lambda, stage))
      const requests = distinct([
        ...calls.flatMap((call) => requestsOf(call, stack)),
        ...platformRequests(lambda.id, stack),
      ])
      const role = new SimulatedRole(lambda.role, stack)
      await t.test(`${lambda.entry} may do all that it does`, async () => {
        assert.deepEqual(await refusedOf(requests, role), [])
      })
      await t.test(`${lambda.entry} does all that it may do`, async () => {
        const unused = await unusedOf(requests, role)
        assert.deepEqual(
          unused.filter((grant) => !isExplained(grant, explained)),
          [],
        )
      })
    }
  })
}

async function refusedOf(requests: readonly IamRequest[], role: SimulatedRole): Promise<readonly IamRequest[]> {
  const refused: IamRequest[] = []
  for (const request of requests) if (!(await role.allows(request))) refused.push(request)
  return refused
}

async function unusedOf(requests: readonly IamRequest[], role: SimulatedRole): Promise<readonly Grant[]> {
  const unused: Grant[] = []
  for (const grant of role.grants) if (!(await isUsed(grant, role, requests))) unused.push(grant)
  return unused
}

async function isUsed(grant: Grant, role: SimulatedRole, requests: readonly IamRequest[]): Promise<boolean> {
  for (const request of requests) if (await role.isFor(grant, request)) return true
  return false
}

function isExplained({ action, resource }: Grant, explained: readonly UnusedGrant[]): boolean {
  return explained.some((unused) => unused.action.test(action) && unused.resource.test(resource))
}

function distinct(requests: readonly IamRequest[]): readonly IamRequest[] {
  return [...new Map(requests.map((request) => [JSON.stringify(request), request])).values()]
}

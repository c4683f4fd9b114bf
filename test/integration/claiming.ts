import { setTimeout } from 'node:timers/promises'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import type { AgentTask } from '../../shared/case/case-file.ts'
import type { Plan, RecentContact } from '../../shared/case/plan.ts'
import { aContact, at } from '../case/factories.ts'
import { clientOf } from './dynamodb-local/server.ts'

/*
 * One of several processes that race for the contacts of one borrower. Each claims as a door does, ends its claims, and
 * prints the ids that were granted to it and the versions at which they were.
 */
const [endpoint = '', cases = '', history = '', worker = '', rounds = ''] = process.argv.slice(2)
const NOW = at('2026-11-07T01:00:00Z')
const BORROWER = 'b-1'

const store = new DynamoDbCaseStore({
  client: clientOf(endpoint),
  tables: { cases, history },
  historyDays: 1,
  patience: { wait: (milliseconds) => setTimeout(milliseconds), chance: Math.random },
})

const granted: { readonly id: string; readonly version: number }[] = []
while (granted.length < Number(rounds)) {
  const plan = (await store.load(BORROWER))?.plan
  if (plan === undefined || plan.claim !== undefined) continue
  const id = `${worker}-${granted.length}`
  const contact = aContact({ id, at: NOW, outcome: 'claimed' })
  const claimed: Plan = {
    ...plan,
    version: plan.version + 1,
    contacts: [...plan.contacts, contact],
    claim: { id, at: NOW },
  }
  const write = await store.writePlan(BORROWER, { version: plan.version }, { plan: claimed, tasks: [], history: [] })
  // A write whose answer was lost is tried again by the client, and then finds its own claim.
  if (!write.written && write.plan?.claim?.id !== id) continue
  granted.push({ id, version: plan.version })

  const { claim, ...free } = claimed
  const sent = (each: RecentContact): RecentContact => (each.id === id ? { ...each, outcome: 'sent' } : each)
  const ended: Plan = {
    ...free,
    version: claimed.version + 1,
    contacts: claimed.contacts.map(sent),
    contactsSent: claimed.contactsSent + 1,
  }
  // Every third ends in a transaction, so that both kinds of writes meet.
  const tasks = granted.length % 3 === 0 ? [taskOf(id)] : []
  const end = await store.writePlan(BORROWER, { claim: id }, { plan: ended, tasks, history: [] })
  if (!end.written && end.plan?.claim !== undefined) throw new Error(`the claim ${id} was lost to another`)
}
process.stdout.write(JSON.stringify(granted))

function taskOf(id: string): AgentTask {
  return { id: `call.${id}`, kind: 'call', about: 'Please call.', openedAt: NOW }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Policy } from '../../shared/case/policy.ts'
import { type BusinessEvents, listenToEvents } from './business-events.ts'
import { type CaseTables, caseTables } from './case-tables.ts'
import { type Clients, clientsOf } from './clients.ts'
import { type DecentZone, decentZone } from './decent-zone.ts'
import { type Deployed, deploy } from './deploy.ts'
import { type DeployedNames, deployedNames } from './deployed-names.ts'
import { deployedPolicy } from './deployed-policy.ts'
import { bootMiniStack } from './emulator/ministack.ts'
import { functionLogs } from './function-logs.ts'
import { leaveSandbox } from './leave-sandbox.ts'
import { createLendersTable } from './lenders-table.ts'
import { mendDroppedProperties } from './mend-dropped-properties.ts'
import { type Operator, operatorOf } from './operator.ts'
import { type Queues, queuesOf } from './queue-messages.ts'
import { type SentMessages, sentMessages } from './sent-messages.ts'
import { settingsFile } from './settings.ts'

/** The real service, deployed into an emulated AWS, and everything through which the tests touch and see it. */
export interface Stage {
  readonly clients: Clients
  /** Files of the tests go here; it is gone when the stage ends. */
  readonly folder: string
  readonly deployed: Deployed
  readonly names: DeployedNames
  readonly tables: CaseTables
  readonly queues: Queues
  readonly operator: Operator
  readonly sent: SentMessages
  readonly events: BusinessEvents
  /** Where borrowers live, so that they may be contacted now. */
  readonly where: DecentZone
  /** What the deployed functions decide by, so that a test can ask the domain what they are to do. */
  readonly policy: Policy
  logs(): Promise<readonly string[]>
  end(): void
}

const STACK = 'Duewell-dev'

/** Boots the emulator fresh on a Python that has it, deploys the stage dev into it, and takes all down again if that fails. */
export async function startStage(python: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'duewell-e2e-'))
  const emulator = await bootMiniStack(python, join(folder, 'emulator'))
  const end = () => {
    emulator.end()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { endpoint } = emulator
    const clients = clientsOf(endpoint)
    const context = { stage: 'dev', settings: settingsFile(folder, await createLendersTable(clients)) }
    await leaveSandbox(clients)
    const deployed = await deploy({ endpoint, folder, stack: STACK, context })
    await mendDroppedProperties(clients, deployed.template, STACK)
    await emulator.enforcePolicies()
    const names = await deployedNames(clients)
    return {
      clients,
      folder,
      deployed,
      names,
      tables: caseTables(clients, names),
      queues: queuesOf(clients, names, endpoint),
      operator: operatorOf(endpoint, folder),
      sent: sentMessages(endpoint),
      events: await listenToEvents(clients, names),
      where: decentZone(Date.now()),
      policy: deployedPolicy(deployed),
      logs: () => functionLogs(endpoint),
      end,
    }
  } catch (error) {
    end()
    throw error
  }
}

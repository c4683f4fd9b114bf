import { after, before, describe } from 'node:test'
import { findPython, PYTHON_MISSING } from './emulator/python.ts'
import { virtualEnvironment } from './emulator/virtual-environment.ts'
import { canBeFollowed } from './scenarios/can-be-followed.ts'
import { contactsWhoIsDue } from './scenarios/contacts-who-is-due.ts'
import { importsPortfolios } from './scenarios/imports-portfolios.ts'
import { mapsLendersTables } from './scenarios/maps-lenders-tables.ts'
import { observesFirst } from './scenarios/observes-first.ts'
import { pauses } from './scenarios/pauses.ts'
import { repeatsNothing } from './scenarios/repeats-nothing.ts'
import { ringsAlarms } from './scenarios/rings-alarms.ts'
import { type Stage, startStage } from './stage.ts'

const onThisMachine = await findPython()
if (onThisMachine === undefined && process.env.CI === 'true') throw new Error(PYTHON_MISSING)
// Installed before the clock starts: on a new machine that takes as long as its network does.
const python = onThisMachine && (await virtualEnvironment(onThisMachine))

describe('the deployed service', { skip: python === undefined && PYTHON_MISSING, timeout: 235_000 }, () => {
  let started: Stage | undefined
  const stage = () => {
    if (started === undefined) throw new Error('The stage did not start.')
    return started
  }
  before(async () => {
    if (python !== undefined) started = await startStage(python)
  })
  after(() => started?.end())

  observesFirst(stage)
  // These change nothing that another would notice, and most of their time they wait.
  describe('once it is live', { concurrency: true }, () => {
    contactsWhoIsDue(stage)
    repeatsNothing(stage)
    importsPortfolios(stage)
    mapsLendersTables(stage)
    ringsAlarms(stage)
  })
  pauses(stage)
  canBeFollowed(stage)
})

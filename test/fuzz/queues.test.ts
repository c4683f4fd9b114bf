import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { readImportEvent } from '../../functions/import-portfolio/import-message.ts'
import { createHandler } from '../../functions/redrive/handler.ts'
import { redriveRequestSchema, UnknownQueueError } from '../../functions/redrive/request.ts'
import { readQueueEvent } from '../../functions/send-due-contact/queue-message.ts'
import { readSweepEvent } from '../../functions/sweep-cases/sweep-message.ts'
import { objectCreated } from '../functions/import-portfolio/import-events.ts'
import { queueEvent } from '../functions/record-delivery/provider-events.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { hostileBody, type Json, mutated } from './hostile-json.ts'
import { PLANTED, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

/** A body with somebody's name in keys and values, as a queue that is written to by hand may hold it. */
const personal = { [PLANTED.name]: PLANTED.phone, note: PLANTED.words }

describe('messages of our own queues', () => {
  attack(
    'one that is no borrower is unreadable by a reason that names nobody',
    hostileBody({ borrower: 'b-1', ...personal }),
    (body) => {
      const [good, bad] = readQueueEvent(queueEvent({ borrower: 'b-2' }, body))
      assert.deepEqual(good?.content, { borrower: 'b-2' })
      saysNothingOfAnybody(bad?.content)
    },
  )

  attack(
    'one that is no part of a sweep is unreadable by a reason that names nobody',
    hostileBody({ segment: 1, of: 16, ...personal }),
    (body) => {
      const read = readSweepEvent(queueEvent({ segment: 0, of: 16 }, body))
      assert.ok(read !== 'start')
      assert.deepEqual(read[0]?.part, { segment: 0, of: 16 })
      saysNothingOfAnybody(read[1])
    },
  )

  const file = { ...objectCreated('daily/loans.csv', { etag: 'e-1', versionId: 'v-1' }), ...personal }
  const going: Json = { ...file, progress: { pass: 'loans', line: 7, stored: 3, older: 0, later: 0, ...personal } }
  attack('one that is no file is unreadable by a reason that names nobody', hostileBody(going), (body) => {
    const [good, bad] = readImportEvent(queueEvent(objectCreated('a.csv'), body))
    assert.ok(good !== undefined && 'file' in good.content)
    if (bad !== undefined && 'unreadable' in bad.content) saysNothingOfAnybody(bad.content)
  })
})

describe('an operator', () => {
  const { workplace } = testWorkplace()
  const room = { ...workplace, queues: new Map(), clock: { now: () => 0 }, wait: async () => {} }
  attack(
    'who asks for what there is not is refused in words',
    mutated({ queue: 'sms', limit: 100 }),
    async (request) => {
      const error: unknown = await createHandler(room)(request, context()).catch((thrown) => thrown)
      const lawful = redriveRequestSchema.safeParse(request).success
      assert.ok(lawful ? error instanceof UnknownQueueError : error instanceof Error && error.name === 'ZodError')
    },
  )
})

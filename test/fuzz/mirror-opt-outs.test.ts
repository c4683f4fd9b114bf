import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { describe } from 'node:test'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import fc from 'fast-check'
import { createHandler } from '../../functions/mirror-opt-outs/handler.ts'
import { EndUserMessagingOptOuts } from '../../shared/aws/end-user-messaging-opt-outs.ts'
import { SesSuppressions } from '../../shared/aws/ses-suppressions.ts'
import type { OptOutList } from '../../shared/optouts/opt-out-list.ts'
import { aBorrower, aCase, at } from '../case/factories.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { aMirror } from '../optouts/mirror-room.ts'
import { hostileBody } from './hostile-json.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const NOW = at('2026-11-12T10:00:00Z')

interface Page {
  readonly status: number
  readonly text: string
}

/** A client's settings with which a provider's list answers a page, and then nothing more. */
function answering({ status, text }: Page) {
  const asked: string[] = []
  const handle = async ({ method, path }: { readonly method: string; readonly path: string }) => {
    asked.push(`${method} ${path}`)
    const body = asked.length === 1 ? text : '{}'
    const headers = { 'content-type': 'application/json' }
    return {
      response: { statusCode: asked.length === 1 ? status : 200, headers, body: Readable.from([Buffer.from(body)]) },
    }
  }
  const credentials = { accessKeyId: 'a', secretAccessKey: 's' }
  return { asked, settings: { region: 'eu-west-1', credentials, maxAttempts: 1, requestHandler: { handle } } }
}

const LISTS: Readonly<
  Record<string, { readonly sample: object; readonly open: (page: Page) => { list: OptOutList; asked: string[] } }>
> = {
  'of End User Messaging': {
    sample: {
      OptOutListName: 'ours',
      OptedOutNumbers: [{ OptedOutNumber: PLANTED.phone, OptedOutTimestamp: 1_790_000_000, EndUserOptedOut: true }],
    },
    open: (page) => {
      const { asked, settings } = answering(page)
      const client = new PinpointSMSVoiceV2Client(settings)
      return { asked, list: new EndUserMessagingOptOuts({ client, list: 'ours', bothWays: true }) }
    },
  },
  'of SES': {
    sample: {
      SuppressedDestinationSummaries: [
        { EmailAddress: PLANTED.email, Reason: 'COMPLAINT', LastUpdateTime: 1_790_000_000 },
      ],
    },
    open: (page) => {
      const { asked, settings } = answering(page)
      return { asked, list: new SesSuppressions({ client: new SESv2Client(settings), bothWays: true }) }
    },
  },
}

/** One who wants messages again by an address on the list, and one whose stop no list has. */
const CASES = [
  aCase({
    borrower: aBorrower({
      id: 'b-1',
      contactPoints: [
        { id: `#${PLANTED.phone}`, channel: 'sms', address: PLANTED.phone },
        { id: `#${PLANTED.email}`, channel: 'email', address: PLANTED.email },
      ],
    }),
    closedPoints: [
      { point: `#${PLANTED.phone}`, since: NOW, why: 'opted-out' },
      { point: `#${PLANTED.email}`, since: NOW, why: 'opted-out' },
    ],
  }),
]

describe('the opt-out lists of providers', () => {
  for (const [whose, { sample, open }] of Object.entries(LISTS)) {
    const text = hostileBody(JSON.parse(JSON.stringify(sample)))
    attack(
      `a list ${whose} is taken in, or the round fails by words of nobody and changes no list`,
      fc.record({ status: fc.constantFrom(200, 200, 200, 400, 503), text: text.map((each) => each.toWellFormed()) }),
      async (page) => {
        const { list, asked } = open(page)
        const { workplace, lines } = testWorkplace()
        const { ports } = aMirror([list], CASES, NOW)
        const handle = createHandler({ ...workplace, ports })
        const told = await handle(
          {},
          context(() => 900_000),
        ).then(
          () => 'done',
          (error: Error) => `${error.name} ${error.message} ${error.stack}`,
        )
        saysNothingOfAnybody(told, lines)
        if (told !== 'done') assert.equal(asked.length, 1, 'a list was changed by half a list')
        pollutesNothing()
      },
      { known: [{ status: 200, text: PLANTED.phone }] },
    )
  }
})

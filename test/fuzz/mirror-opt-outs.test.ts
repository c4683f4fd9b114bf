import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { describe } from 'node:test'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SNSClient } from '@aws-sdk/client-sns'
import fc from 'fast-check'
import { createHandler } from '../../functions/mirror-opt-outs/handler.ts'
import { EndUserMessagingOptOuts } from '../../shared/aws/end-user-messaging-opt-outs.ts'
import { SesSuppressions } from '../../shared/aws/ses-suppressions.ts'
import { SnsOptOuts } from '../../shared/aws/sns-opt-outs.ts'
import type { OptOutList } from '../../shared/optouts/opt-out-list.ts'
import { aBorrower, aCase, at } from '../case/factories.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { aMirror } from '../optouts/mirror-room.ts'
import { hostileBody } from './hostile-json.ts'
import { damaged, hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const NOW = at('2026-11-12T10:00:00Z')

interface Page {
  readonly status: number
  readonly text: string
}

interface Wire {
  readonly type: string
  /** A page with nobody on it. */
  readonly nothing: string
}

const JSON_WIRE: Wire = { type: 'application/json', nothing: '{}' }
const QUERY_WIRE: Wire = { type: 'text/xml', nothing: snsPage('') }

function snsPage(members: string): string {
  return `<ListPhoneNumbersOptedOutResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ListPhoneNumbersOptedOutResult><phoneNumbers>${members}</phoneNumbers></ListPhoneNumbersOptedOutResult></ListPhoneNumbersOptedOutResponse>`
}

/** A client's settings with which a provider's list answers a page, and then nothing more. */
function answering({ status, text }: Page, { type, nothing }: Wire = JSON_WIRE) {
  const asked: string[] = []
  const handle = async ({ method, path }: { readonly method: string; readonly path: string }) => {
    asked.push(`${method} ${path}`)
    const body = asked.length === 1 ? text : nothing
    const headers = { 'content-type': type }
    return {
      response: { statusCode: asked.length === 1 ? status : 200, headers, body: Readable.from([Buffer.from(body)]) },
    }
  }
  const credentials = { accessKeyId: 'a', secretAccessKey: 's' }
  return { asked, settings: { region: 'eu-west-1', credentials, maxAttempts: 1, requestHandler: { handle } } }
}

const LISTS: Readonly<
  Record<
    string,
    { readonly text: fc.Arbitrary<string>; readonly open: (page: Page) => { list: OptOutList; asked: string[] } }
  >
> = {
  'of End User Messaging': {
    text: hostileBody({
      OptOutListName: 'ours',
      OptedOutNumbers: [{ OptedOutNumber: PLANTED.phone, OptedOutTimestamp: 1_790_000_000, EndUserOptedOut: true }],
    }),
    open: (page) => {
      const { asked, settings } = answering(page)
      const client = new PinpointSMSVoiceV2Client(settings)
      return { asked, list: new EndUserMessagingOptOuts({ client, list: 'ours', bothWays: true }) }
    },
  },
  'of SES': {
    text: hostileBody({
      SuppressedDestinationSummaries: [
        { EmailAddress: PLANTED.email, Reason: 'COMPLAINT', LastUpdateTime: 1_790_000_000 },
      ],
    }),
    open: (page) => {
      const { asked, settings } = answering(page)
      return { asked, list: new SesSuppressions({ client: new SESv2Client(settings), bothWays: true }) }
    },
  },
  'of SNS': {
    text: fc.oneof(
      damaged(snsPage(`<member>${PLANTED.phone}</member>`)),
      hostileText.map((text) => snsPage(`<member>${text}</member>`)),
      hostileText.map((text) => snsPage(`<member>${PLANTED.phone}</member>`) + text),
      fc.constantFrom(
        snsPage(`<member>&${PLANTED.phone};</member>`),
        snsPage(`<member a="${PLANTED.phone}"><member>${PLANTED.phone}</member></member>`),
        snsPage('<member/><member></member>'),
        `<ErrorResponse><Error><Code>InvalidParameter</Code><Message>${PLANTED.phone}</Message></Error></ErrorResponse>`,
        `<!DOCTYPE a [<!ENTITY b "${PLANTED.phone}">]>${snsPage('<member>&b;</member>')}`,
      ),
    ),
    open: (page) => {
      const { asked, settings } = answering(page, QUERY_WIRE)
      return { asked, list: new SnsOptOuts(new SNSClient(settings)) }
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
  for (const [whose, { text, open }] of Object.entries(LISTS)) {
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

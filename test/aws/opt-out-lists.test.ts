import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SNSClient } from '@aws-sdk/client-sns'
import { EndUserMessagingOptOuts } from '../../shared/aws/end-user-messaging-opt-outs.ts'
import { SesSuppressions } from '../../shared/aws/ses-suppressions.ts'
import { SnsOptOuts } from '../../shared/aws/sns-opt-outs.ts'
import type { ListedAddress, OptOutList } from '../../shared/optouts/opt-out-list.ts'
import { json, jsonError, type StandInAnswer, standIn } from './stand-in.ts'

const NUMBER = '+447700900123'
const SINCE = 1_795_600_800

async function allOf(list: OptOutList): Promise<readonly ListedAddress[]> {
  const all: ListedAddress[] = []
  for await (const page of list.pages()) all.push(...page)
  return all
}

describe('the opt-out list of End User Messaging', () => {
  const open = async (t: TestContext, ...answers: StandInAnswer[]) => {
    const service = await standIn(t, ...answers)
    const client = new PinpointSMSVoiceV2Client(service.client)
    return { list: new EndUserMessagingOptOuts({ client, list: 'reminders', bothWays: true }), service, client }
  }
  const page = (number: string, more: object = {}) => {
    const entry = { OptedOutNumber: number, OptedOutTimestamp: SINCE, EndUserOptedOut: true }
    return json({ OptOutListName: 'reminders', OptedOutNumbers: [entry], ...more })
  }

  test('is read page by page, with the date of each opt-out', async (t) => {
    const { list, service } = await open(t, page(NUMBER, { NextToken: 'n' }), page('+447700900124'))
    assert.deepEqual(await allOf(list), [
      { address: NUMBER, why: 'opted-out', since: SINCE * 1_000 },
      { address: '+447700900124', why: 'opted-out', since: SINCE * 1_000 },
    ])
    assert.deepEqual(
      service.requests.map((request) => request.json()),
      [
        { OptOutListName: 'reminders', MaxResults: 100 },
        { OptOutListName: 'reminders', MaxResults: 100, NextToken: 'n' },
      ],
    )
  })

  test('takes a number and gives it back, and one that is not on it is gone', async (t) => {
    const { list, service } = await open(t, json({}), json({}), jsonError(400, 'ResourceNotFoundException'))
    await list.put?.(NUMBER)
    await list.remove?.(NUMBER)
    await list.remove?.(NUMBER)
    const asked = { OptOutListName: 'reminders', OptedOutNumber: NUMBER }
    assert.deepEqual(
      service.requests.map((request) => [request.operation, request.json()]),
      [
        ['PutOptedOutNumber', asked],
        ['DeleteOptedOutNumber', asked],
        ['DeleteOptedOutNumber', asked],
      ],
    )
  })

  test('says so where it may not be given back yet, and is only read where the house says no more', async (t) => {
    const { list, client } = await open(t, jsonError(400, 'ConflictException'))
    await assert.rejects(async () => list.remove?.(NUMBER), { name: 'ConflictException' })
    const readOnly = new EndUserMessagingOptOuts({ client, list: 'Default', bothWays: false })
    assert.deepEqual([readOnly.put, readOnly.remove], [undefined, undefined])
  })
})

describe('the suppression list of SES', () => {
  const open = async (t: TestContext, ...answers: StandInAnswer[]) => {
    const service = await standIn(t, ...answers)
    const client = new SESv2Client(service.client)
    return { list: new SesSuppressions({ client, bothWays: true }), service, client }
  }

  test('is read with the reason and date of each entry, in lower case as addresses are stored', async (t) => {
    const entry = (EmailAddress: string, Reason: string) => ({ EmailAddress, Reason, LastUpdateTime: SINCE })
    const { list, service } = await open(
      t,
      json({ SuppressedDestinationSummaries: [entry('Ada@Borrower.example', 'BOUNCE')], NextToken: 'n' }),
      json({ SuppressedDestinationSummaries: [entry('bo@borrower.example', 'COMPLAINT')] }),
    )
    assert.deepEqual(await allOf(list), [
      { address: 'ada@borrower.example', why: 'bounced', since: SINCE * 1_000 },
      { address: 'bo@borrower.example', why: 'complaint', since: SINCE * 1_000 },
    ])
    assert.deepEqual(
      service.requests.map(({ path }) => path),
      ['/v2/email/suppression/addresses?PageSize=1000', '/v2/email/suppression/addresses?NextToken=n&PageSize=1000'],
    )
  })

  test('takes an address as complained about, gives it back, and is only read unless the house says more', async (t) => {
    const { list, service, client } = await open(t, json({}), json({}), jsonError(404, 'NotFoundException'))
    await list.put?.('ada@borrower.example')
    await list.remove?.('ada@borrower.example')
    await list.remove?.('ada@borrower.example')
    const [put, removed] = service.requests
    assert.deepEqual([put?.method, put?.path], ['PUT', '/v2/email/suppression/addresses'])
    assert.deepEqual(put?.json(), { EmailAddress: 'ada@borrower.example', Reason: 'COMPLAINT' })
    assert.deepEqual(
      [removed?.method, removed?.path],
      ['DELETE', '/v2/email/suppression/addresses/ada%40borrower.example'],
    )
    const readOnly = new SesSuppressions({ client, bothWays: false })
    assert.deepEqual([readOnly.put, readOnly.remove], [undefined, undefined])
  })
})

test('the numbers that opted out of SNS come without a date', async (t) => {
  const page = (number: string, more = '') => ({
    body: `<ListPhoneNumbersOptedOutResponse><ListPhoneNumbersOptedOutResult><phoneNumbers><member>${number}</member></phoneNumbers>${more}</ListPhoneNumbersOptedOutResult></ListPhoneNumbersOptedOutResponse>`,
    headers: { 'content-type': 'text/xml' },
  })
  const service = await standIn(t, page(NUMBER, '<nextToken>n</nextToken>'), page('+447700900124'))
  const list = new SnsOptOuts(new SNSClient(service.client))
  assert.deepEqual(await allOf(list), [
    { address: NUMBER, why: 'opted-out' },
    { address: '+447700900124', why: 'opted-out' },
  ])
  assert.deepEqual(
    service.requests.map((request) => request.form().nextToken),
    [undefined, 'n'],
  )
})

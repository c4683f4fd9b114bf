import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { type AskedOfTables, TablesInMemory } from './tables-in-memory.ts'

/** What the services say where it matters, beside what they hold. */
export interface Says {
  /** What Secrets Manager keeps under an ARN. */
  secret(arn: string): string
  /** A message that each dead-letter queue holds. */
  readonly deadLetter: string
  /** A number that is on the provider's own list. */
  readonly optedOut: string
  /** The hour's budget is spent. */
  spent: boolean
}

interface Asked extends AskedOfTables {
  readonly MessageBody: string
  readonly QueueUrl: string
  readonly SecretId: string
  readonly Entries: readonly { readonly Id: string; readonly MessageBody: string }[]
}

/** SNS alone speaks in forms and XML. */
const PUBLISHED = '<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>'
const SPENT = { __type: 'ConditionalCheckFailedException', message: 'no', Item: { used: { N: '1000000000' } } }

/**
 * AWS on the loopback: tables, and services that accept what they are asked. Who may ask is not its business: that is what is
 * tested. It ends with the test.
 */
export async function awsInMemory(t: TestContext, says: Says) {
  const tables = new TablesInMemory()
  const emptied = new Set<string>()
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const operation =
      String(request.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? ''
    const atPath = answerAt(request.url ?? '')
    if (atPath !== undefined) response.end(JSON.stringify(atPath))
    else if (operation === '') response.end(PUBLISHED)
    else {
      const asked: Asked = JSON.parse(body)
      const isSpent = says.spent && operation === 'UpdateItem' && asked.Key.pk?.S?.startsWith('BUDGET#')
      const answer = isSpent ? SPENT : (tables.answer(operation, asked) ?? answerOf(operation, asked, says, emptied))
      response.writeHead('__type' in answer ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(JSON.stringify(answer))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tables }
}

/** A month before the stages begin. */
const LISTED_AT = 1_791_000_000
/** A mail address on the list of SES. */
const SUPPRESSED = { EmailAddress: 'open@borrower.example', Reason: 'BOUNCE', LastUpdateTime: LISTED_AT }

/** Services that are asked by path. */
function answerAt(path: string): object | undefined {
  if (path.startsWith('/schedules/')) return { ScheduleArn: 'arn:aws:scheduler:eu-central-1:123456789012:schedule/g/s' }
  if (path.includes('/invocations')) return { answer: 'ask-them' }
  if (path === '/v2/email/outbound-emails') return { MessageId: 'm-1' }
  if (path.startsWith('/v2/email/suppression/addresses/')) return {}
  if (path.startsWith('/v2/email/suppression/addresses')) return { SuppressedDestinationSummaries: [SUPPRESSED] }
  if (path === '/v2/email/account') return { SendQuota: { MaxSendRate: 14 } }
  return undefined
}

/** Services that are asked by name. Queues are told to have taken what they were given: the SDK checks it by its digest. */
function answerOf(operation: string, asked: Asked, says: Says, emptied: Set<string>): object {
  const { MessageBody, QueueUrl, SecretId, Entries } = asked
  switch (operation) {
    case 'SendMessage':
      return { MessageId: 'q-1', MD5OfMessageBody: md5(MessageBody) }
    case 'SendMessageBatch':
      return {
        Successful: Entries.map((each) => ({ Id: each.Id, MessageId: 'q', MD5OfMessageBody: md5(each.MessageBody) })),
      }
    case 'ReceiveMessage': {
      if (emptied.has(QueueUrl)) return {}
      emptied.add(QueueUrl)
      const Body = says.deadLetter
      return { Messages: [{ MessageId: 'd-1', Body, MD5OfBody: md5(Body), ReceiptHandle: 'r-1' }] }
    }
    case 'DeleteMessageBatch':
      return { Successful: Entries.map(({ Id }) => ({ Id })) }
    case 'GetSecretValue':
      return { SecretString: says.secret(SecretId) }
    case 'PutEvents':
      return { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: 'e-1' })) }
    case 'GetMetricData':
      return { MetricDataResults: [] }
    case 'DescribeOptedOutNumbers':
      return {
        OptedOutNumbers: [{ OptedOutNumber: says.optedOut, OptedOutTimestamp: LISTED_AT, EndUserOptedOut: true }],
      }
    case 'PutOptedOutNumber':
    case 'DeleteOptedOutNumber':
      return {}
    case 'SendTextMessage':
    case 'SendVoiceMessage':
      return { MessageId: 'm-1' }
    default:
      throw new Error(`nobody says what ${operation} answers`)
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

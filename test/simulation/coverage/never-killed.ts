const PAGE = 'Only the borrower page revokes links, and it is not in the simulation.'
const WEBHOOK = "Only receive-webhook puts into the queues of inbound messages, and that door isn't in the simulation."

/** Where no function was killed, each with why: by the file and what is awaited. The test fails on an entry that is killed at. */
export const NEVER_KILLED: ReadonlyMap<string, string> = new Map([
  [
    'shared/aws/dynamodb-link-store.ts: this.#client.send( new UpdateItemCommand({ TableName: this.#table, Key: toItem({ ...keyOf(…',
    PAGE,
  ],
  [
    'shared/aws/sqs-inbound-queue.ts: this.#props.client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.string…',
    WEBHOOK,
  ],
  [
    "shared/aws/sqs-inbound-queue.ts: this.#put(this.#props.reports, { source: HOUSE_CHANNEL, 'detail-type': type, detail })",
    WEBHOOK,
  ],
  [
    'shared/aws/sqs-inbound-queue.ts: this.#put(this.#props.responses, z.encode(inboundMessageSchema, { source: INBOUND, ...mess…',
    WEBHOOK,
  ],
  [
    'shared/portfolio/scan-portfolio.ts: bytes',
    'Only the commands of a person ask how far the reading of a file has got.',
  ],
  [
    "shared/aws/dynamodb-portfolio-ledger.ts: client.send( new QueryCommand({ TableName: table, KeyConditionExpression: 'pk = :pk', Expr…",
    "Only the lender's pages read what was counted of the portfolio, and they are not in the simulation.",
  ],
])

const PAGE = 'Only the borrower page revokes links, and it is not in the simulation.'
const WEBHOOK = "Only receive-webhook puts into the queues of inbound messages, and that door isn't in the simulation."
const BUDGET = 'The budgets of the simulated stage are never spent.'

/** Where no function was killed, each with why: by the file and what is awaited. The test fails on an entry that is killed at. */
export const NEVER_KILLED: ReadonlyMap<string, string> = new Map([
  [
    'shared/aws/dynamodb-link-store.ts: this.#client.send( new UpdateItemCommand({ TableName: this.#table, Key: toItem({ ...keyOf(…',
    PAGE,
  ],
  [
    'shared/aws/dynamodb-sending-control.ts: client.send(new PutItemCommand({ TableName: table, Item: pauseItem(pause) }))',
    BUDGET,
  ],
  [
    'shared/aws/query-pages.ts: client.send( new QueryCommand({ ...query, ExclusiveStartKey: from }), )',
    "The simulated tables answer a query whole: nobody's case there comes near the megabyte of a page.",
  ],
  [
    'shared/aws/rate-limit.ts: wait(turn - now)',
    'So few people live in a run that two messages of one process within a second are rare.',
  ],
  [
    'shared/aws/ses-email-sender.ts: rememberAccepted(result, outgoing, remember, tell)',
    'The simulated stage takes no answers by mail, so it remembers no ids of mails.',
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
    'shared/reconcile/hand-over.ts: ports.queue.put(borrower, next.contact.channel)',
    'In no run so far was another contact due at the moment at which a step was handed to a person.',
  ],
  [
    'shared/reconcile/settle-contact.ts: ports.queue.put(borrower, message.channel, BACK_OFF_SECONDS)',
    'In no run so far did the alarm fail to be set just after a message had left.',
  ],
  [
    "shared/reconcile/take-from-budgets.ts: control.pause({ id: `budget.…`, scope: { of: 'channel', channel }, by: 'the budget guard',…",
    BUDGET,
  ],
  [
    'shared/sweep/sweep.ts: drive() (2)',
    'In no run so far did one sweep find eight cases to drive: the people of a run are few.',
  ],
  [
    "shared/aws/dynamodb-portfolio-ledger.ts: client.send( new QueryCommand({ TableName: table, KeyConditionExpression: 'pk = :pk', Expr…",
    "Only the lender's pages read what was counted of the portfolio, and they are not in the simulation.",
  ],
  ['shared/responses/record-response.ts: secondReader()', 'The simulated stage has no second reader of replies.'],
])

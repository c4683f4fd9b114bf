const COMMANDS = 'Only the commands of a person do this; the functions load the file for what else it has.'

/** Where no function was killed, each with why: by the file and what is awaited. The test fails on an entry that is killed at. */
export const NEVER_KILLED: ReadonlyMap<string, string> = new Map([
  [
    "shared/aws/webhook-destination.ts: lookup(host, { all: true, order: 'ipv4first' })",
    'The house channel of the simulation has addresses that need no look-up in the network.',
  ],
  [
    'shared/portfolio/scan-portfolio.ts: bytes',
    'Only the commands of a person ask how far the reading of a file has got.',
  ],
  [
    'shared/aws/dynamodb-control-desk.ts: client.send(new PutItemCommand({ TableName: table, Item: standingItem(standing) }))',
    COMMANDS,
  ],
  ['shared/aws/dynamodb-history.ts: this.#client.send( new ScanCommand(this.#scan(from, to, start)), )', COMMANDS],
  ['shared/aws/dynamodb-history.ts: this.#query(borrower, from, to)', COMMANDS],
])

import * as z from 'zod'

const groupsSchema = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })) })
const eventsSchema = z.object({
  events: z.array(z.object({ message: z.string(), timestamp: z.number() })),
  nextToken: z.string().optional(),
})

/** A line that a function's own code has written, whichever function it was. */
export interface LogRecord {
  readonly message: string
  readonly [field: string]: unknown
}

/**
 * What all functions wrote to CloudWatch Logs, oldest first. Its API is spoken here by hand: the project has no other use
 * for that client.
 */
export async function functionLogs(endpoint: string): Promise<readonly string[]> {
  const { logGroups } = groupsSchema.parse(await call(endpoint, 'DescribeLogGroups', {}))
  const lines: { readonly message: string; readonly timestamp: number }[] = []
  for (const { logGroupName } of logGroups) {
    let nextToken: string | undefined
    do {
      const page = eventsSchema.parse(await call(endpoint, 'FilterLogEvents', { logGroupName, nextToken }))
      lines.push(...page.events)
      nextToken = page.nextToken
    } while (nextToken !== undefined)
  }
  return lines.toSorted((a, b) => a.timestamp - b.timestamp).map(({ message }) => message)
}

/** The lines that are JSON records of our own, such as one for each case that was decided: a line of a whole batch is one for each. */
export function recordsOf(lines: readonly string[]): readonly LogRecord[] {
  return lines.flatMap((line) => {
    const start = line.indexOf('{')
    if (start < 0) return []
    try {
      const record = JSON.parse(line.slice(start))
      return typeof record.message === 'string' ? eachOf(record) : []
    } catch {
      return []
    }
  })
}

function eachOf({ cases, contacts, ...alike }: LogRecord): readonly LogRecord[] {
  if (Array.isArray(cases)) {
    return cases.map((text) => {
      const [borrower, ...records] = String(text).split(' ')
      return { ...alike, borrower, records }
    })
  }
  if (Array.isArray(contacts)) {
    return contacts.map((text) => {
      const [borrower, contact, providerId, ...records] = String(text).split(' ')
      return { ...alike, borrower, contact, providerId, records }
    })
  }
  return [alike]
}

async function call(endpoint: string, operation: string, input: object): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${operation}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/logs/aws4_request, Signature=none',
    },
    body: JSON.stringify(input),
  })
  if (!response.ok) throw new Error(`${operation}: ${response.status} ${await response.text()}`)
  return await response.json()
}

import type { Past } from './draft.ts'

type Outcome = Pick<Past, 'outcome' | 'result'>

/** What came of a contact, from the most telling words to the least. */
const OUTCOMES: readonly (readonly [RegExp, Outcome])[] = [
  [
    /not in service|out of service|disconnect|dead (line|number)|invalid number|wrong number/,
    { outcome: 'failed', result: 'not-in-service' },
  ],
  [/\bbusy\b|engaged/, { outcome: 'failed', result: 'busy' }],
  [/bounc|undeliver|to nobody|not delivered/, { outcome: 'failed', result: 'bounced' }],
  [
    /none (of them )?(was |were )?(put through|answered|picked up|connected|taken)|unanswered|no answer|not answered|rang out|rings out|not put through|missed call|no(body)? (one )?(answered|picked)/,
    { outcome: 'sent', result: 'no-answer' },
  ],
  [
    /voice ?mail|(?<!no )message (was )?left|left (a )?message|answering machine/,
    { outcome: 'delivered', result: 'message-left' },
  ],
  [/drop|cut off|ended by|hung up|then ended|disconnected by/, { outcome: 'delivered', result: 'cut-off' }],
  [/conversation|spoke|spoken|talk|effective/, { outcome: 'delivered', result: 'conversation' }],
  [/connected|put through|answered|picked up/, { outcome: 'delivered', result: 'cut-off' }],
  [/deliver|received/, { outcome: 'delivered' }],
]

export function outcomeIn(text: string): Outcome | undefined {
  return OUTCOMES.find(([words]) => words.test(text))?.[1]
}

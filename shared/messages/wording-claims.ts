import type { Channel } from '../case/channel.ts'
import type { Variable } from './message-values.ts'

interface WordedText {
  readonly channel: Channel
  /** The ICU source. */
  readonly source: string
  readonly variables: ReadonlySet<Variable>
}

/** Channels that are heard: a way out of calls is told in words, not by a reply or a link. */
const heard = (channel: Channel) => channel === 'voice'

/**
 * What a text must show for each wording that it claims to carry. A claim lets a message past a legal rule, so it is
 * checked as far as a machine can; `collector-disclosure` is read by people when the template is approved.
 */
const EVIDENCE: Readonly<Record<string, (text: WordedText) => boolean>> = {
  identity: ({ variables }) => variables.has('lender'),
  signature: ({ source }) => source.startsWith('【{lender}】'),
  'opt-out': ({ channel, source, variables }) => {
    if (channel === 'sms') return /\b(STOP to end texts|STOP)$|回复R$/.test(source)
    return heard(channel) ? variables.has('contactPhone') : variables.has('unsubscribeLink')
  },
}

/** The wording ids that the text claims without showing them. */
export function unfoundedClaims(provides: readonly string[], text: WordedText): readonly string[] {
  return provides.filter((wording) => EVIDENCE[wording]?.(text) === false)
}

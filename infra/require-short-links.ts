import { REFERENCE_LENGTH } from '../shared/links/reference.ts'
import type { LenderProfile } from '../shared/messages/lender.ts'
import type { Channels } from './channels.ts'
import { SettingsRefusedError } from './settings-refused.ts'

/** A link of a text message, whole. The segments of the templates that come with Duewell are counted with it. */
export const LONGEST_LINK = 32

/** Throws SettingsRefusedError where texts are sent and their links would be too long. */
export function requireShortLinks({ linkBase }: LenderProfile, channels: Channels): void {
  const length = linkBase.length + 1 + REFERENCE_LENGTH
  if (channels.sms === undefined || length <= LONGEST_LINK) return
  const room = LONGEST_LINK - 1 - REFERENCE_LENGTH
  throw new SettingsRefusedError('lender', [
    {
      path: '/lender/linkBase',
      problem: `a link of a text message would have ${length} characters, and ${LONGEST_LINK} are the most`,
      mend: `use a domain of your own of at most ${room - 'https://'.length} characters (${room} with https://)`,
    },
  ])
}

import { compileTemplates, type TemplateCatalogue } from './catalogue.ts'
import emailFrame from './email-frame.json' with { type: 'json' }
import emailLayout from './email-layout.json' with { type: 'json' }
import { parseMessage } from './parse-message.ts'
import { emailFrameSchema, templateFileSchema } from './template-file.ts'
import answerHardship from './templates/answer-hardship.json' with { type: 'json' }
import answerHeard from './templates/answer-heard.json' with { type: 'json' }
import answerHelp from './templates/answer-help.json' with { type: 'json' }
import answerOffers from './templates/answer-offers.json' with { type: 'json' }
import answerStarted from './templates/answer-started.json' with { type: 'json' }
import answerStopped from './templates/answer-stopped.json' with { type: 'json' }
import answerVulnerable from './templates/answer-vulnerable.json' with { type: 'json' }
import dueTodayFriendly from './templates/due-today-friendly.json' with { type: 'json' }
import educationCreditRecord from './templates/education-credit-record.json' with { type: 'json' }
import educationFriendly from './templates/education-friendly.json' with { type: 'json' }
import educationHowRemindersWork from './templates/education-how-reminders-work.json' with { type: 'json' }
import educationIfYouAreShort from './templates/education-if-you-are-short.json' with { type: 'json' }
import educationPayingEarly from './templates/education-paying-early.json' with { type: 'json' }
import instalmentDueFriendly from './templates/instalment-due-friendly.json' with { type: 'json' }
import instalmentMissedFriendly from './templates/instalment-missed-friendly.json' with { type: 'json' }
import instalmentMissedNeutral from './templates/instalment-missed-neutral.json' with { type: 'json' }
import offerArrangementFirm from './templates/offer-arrangement-firm.json' with { type: 'json' }
import offerArrangementFriendly from './templates/offer-arrangement-friendly.json' with { type: 'json' }
import offerArrangementNeutral from './templates/offer-arrangement-neutral.json' with { type: 'json' }
import overdueFirm from './templates/overdue-firm.json' with { type: 'json' }
import overdueFriendly from './templates/overdue-friendly.json' with { type: 'json' }
import overdueNeutral from './templates/overdue-neutral.json' with { type: 'json' }
import promiseBrokenFriendly from './templates/promise-broken-friendly.json' with { type: 'json' }
import promiseBrokenNeutral from './templates/promise-broken-neutral.json' with { type: 'json' }
import promiseDueFriendly from './templates/promise-due-friendly.json' with { type: 'json' }
import thanksFriendly from './templates/thanks-friendly.json' with { type: 'json' }
import upcomingFriendly from './templates/upcoming-friendly.json' with { type: 'json' }

/** The files as they lie in the folder; imported one by one, so that a bundle carries them. */
export const SHIPPED_SOURCES = [
  answerHardship,
  answerHeard,
  answerHelp,
  answerOffers,
  answerStarted,
  answerStopped,
  answerVulnerable,
  dueTodayFriendly,
  educationCreditRecord,
  educationFriendly,
  educationHowRemindersWork,
  educationIfYouAreShort,
  educationPayingEarly,
  instalmentDueFriendly,
  instalmentMissedFriendly,
  instalmentMissedNeutral,
  offerArrangementFirm,
  offerArrangementFriendly,
  offerArrangementNeutral,
  overdueFirm,
  overdueFriendly,
  overdueNeutral,
  promiseBrokenFriendly,
  promiseBrokenNeutral,
  promiseDueFriendly,
  thanksFriendly,
  upcomingFriendly,
]
export const SHIPPED_FRAME = emailFrame
export const SHIPPED_LAYOUT: readonly string[] = emailLayout.lines

export const SHIPPED_TEMPLATES = SHIPPED_SOURCES.map((source) => templateFileSchema.parse(source))
export const SHIPPED_EMAIL = { frame: emailFrameSchema.parse(SHIPPED_FRAME), layout: SHIPPED_LAYOUT.join('\n') }
export const SHIPPED_SETTING = { ...SHIPPED_EMAIL, read: parseMessage }

let shipped: TemplateCatalogue | undefined

/** The templates that come with Duewell, compiled once. */
export function shippedTemplates(): TemplateCatalogue {
  shipped ??= compileTemplates(SHIPPED_TEMPLATES, SHIPPED_SETTING)
  return shipped
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import type { LendersTable } from './lenders-table.ts'

/** The domain that the lender's mails come from. */
export const MAIL_DOMAIN = 'hb.example'

const STRATEGY = fileURLToPath(new URL('strategy.json', import.meta.url))
const MAPPING = fileURLToPath(new URL('mapping.json', import.meta.url))

/** Writes the settings of the deployment, as a lender would, and gives their path. */
export function settingsFile(folder: string, { tableArn, streamArn }: LendersTable): string {
  const settings = {
    strategy: STRATEGY,
    lender: SAMPLE_LENDER,
    channels: {
      sms: { sender: { by: 'sns' } },
      email: { sender: { from: `Harbour Bank <reminders@${MAIL_DOMAIN}>` } },
      agent: {},
    },
    lendersTable: { tableArn, streamArn, mapping: MAPPING },
  }
  const path = join(folder, 'settings.json')
  writeFileSync(path, JSON.stringify(settings, null, 2))
  return path
}

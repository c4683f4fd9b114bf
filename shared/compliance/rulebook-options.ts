import type { Channel } from '../case/channel.ts'
import type { Actor } from './binding-rules.ts'

/**
 * Minutes before the end of a window in which no contact starts. SNS texts and house channels have no time to live and
 * may arrive late, and people need a while to take up a task; other providers get the two minutes that clocks may differ.
 */
const MARGIN_MINUTES: Readonly<Record<Channel, number>> = { sms: 30, email: 2, voice: 2, webhook: 30, agent: 30 }

export interface RulebookOptions {
  /** Whether the lender collects its own debts or someone collects them for it. */
  readonly actor: 'first-party' | 'third-party'
  readonly marginMinutes?: Partial<Record<Channel, number>>
}

export function actorUnder({ actor }: RulebookOptions): Actor {
  return actor === 'first-party' ? 'first' : 'third'
}

export function marginsUnder({ marginMinutes }: RulebookOptions): Readonly<Record<Channel, number>> {
  return { ...MARGIN_MINUTES, ...marginMinutes }
}

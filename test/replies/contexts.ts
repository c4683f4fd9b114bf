import type { Intent, ReplyContext } from '../../shared/replies/intent.ts'
import { understandReply } from '../../shared/replies/understand-reply.ts'
import { parseInstant } from '../../shared/time/instant.ts'
import { findZone } from '../../shared/time/zone.ts'

/** Wednesday 25 November 2026, ten in the morning in Shanghai. */
export function context(overrides: Partial<ReplyContext> = {}): ReplyContext {
  return {
    now: parseInstant('2026-11-25T10:00:00+08:00')!,
    zone: findZone('Asia/Shanghai')!,
    locale: 'zh-Hans',
    currency: 'CNY',
    ...overrides,
  }
}

export function intentsOf(text: string, some: ReplyContext): readonly Intent[] {
  return understandReply(text, some).intents.map(({ intent }) => intent)
}

import * as z from 'zod'
import type { LenderFile } from '../../shared/intake/import-ports.ts'
import { AT_THE_BEGINNING, type ImportProgress, importProgressSchema } from '../../shared/intake/import-progress.ts'
import { fromJson } from '../../shared/json-text.ts'
import { reasonOf } from '../parking.ts'

const queueEventSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })

/** EventBridge's "Object Created" of S3, as much of it as is used; its keys are not URL-encoded. */
const bodySchema = z.object({
  detail: z.object({
    bucket: z.object({ name: z.string().min(1) }),
    object: z.object({
      key: z.string().min(1).max(1024),
      etag: z.string().min(1).optional(),
      'version-id': z.string().min(1).optional(),
    }),
  }),
  /** Of an import that ran out of time. */
  progress: importProgressSchema.default(AT_THE_BEGINNING),
})

export interface ImportMessage {
  readonly id: string
  readonly content:
    | { readonly file: LenderFile; readonly progress: ImportProgress }
    | { readonly ignored: string }
    | { readonly unreadable: string }
}

/** What an import writes beside a file; the names that it must not take for lenders' files. */
export const REPORT_SUFFIX = '.report.json'
export const refusedSuffix = (form: 'csv' | 'ndjson') => `.refused.${form}`
const OUR_OWN = /\.(?:report\.json|refused\.(?:csv|ndjson))$/

/** Reads a queue's event. */
export function readImportEvent(event: unknown): readonly ImportMessage[] {
  return queueEventSchema.parse(event).Records.map(({ messageId: id, body }) => {
    const message = bodySchema.safeParse(fromJson(body))
    if (!message.success) return { id, content: { unreadable: reasonOf(message.error) } }
    const { detail, progress } = message.data
    const { key, etag, 'version-id': versionId } = detail.object
    if (OUR_OWN.test(key)) return { id, content: { ignored: 'a report or refused rows of ours' } }
    return { id, content: { file: { bucket: detail.bucket.name, key, etag, versionId }, progress } }
  })
}

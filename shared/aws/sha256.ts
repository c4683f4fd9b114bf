import { createHash } from 'node:crypto'
import type { Sha256 } from '../audit/witness.ts'

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('base64url')

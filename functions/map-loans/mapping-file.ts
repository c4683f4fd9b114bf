import { readFileSync } from 'node:fs'
import type { Mapping } from '../../shared/mapping/mapping-schema.ts'

/** The mapping that infra/ checked and wrote beside the bundle at synth; it is believed. Read once a cold start. */
export function mappingBesideCode(file: URL = new URL('./mapping.json', import.meta.url)): Mapping {
  return JSON.parse(readFileSync(file, 'utf8'))
}

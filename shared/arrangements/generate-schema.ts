import { writeFileSync } from 'node:fs'
import { arrangementPolicyJsonSchema } from './arrangement-policy-json-schema.ts'

// Run by `npm run generate:arrangement-schema`; a test fails when the file is out of date.
writeFileSync(
  new URL('arrangement-policy.schema.json', import.meta.url),
  `${JSON.stringify(arrangementPolicyJsonSchema(), null, 2)}\n`,
)

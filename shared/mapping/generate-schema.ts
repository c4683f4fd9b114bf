import { writeFileSync } from 'node:fs'
import { mappingJsonSchema } from './mapping-json-schema.ts'

// Run by `npm run generate:mapping-schema`; a test fails when the file is out of date.
writeFileSync(new URL('mapping.schema.json', import.meta.url), `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`)

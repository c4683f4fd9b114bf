import { writeFileSync } from 'node:fs'
import { eventJsonSchema } from './event-json-schema.ts'

// Run by `npm run generate:event-schema`; a test fails when the file is out of date.
writeFileSync(new URL('business-event.schema.json', import.meta.url), `${JSON.stringify(eventJsonSchema(), null, 2)}\n`)

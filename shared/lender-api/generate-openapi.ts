import { writeFileSync } from 'node:fs'
import { openApiDocument } from './openapi.ts'

// Run by `npm run generate:openapi`; a test fails when the file is out of date.
writeFileSync(new URL('openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`)

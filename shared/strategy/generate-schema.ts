import { writeFileSync } from 'node:fs'
import { strategyJsonSchema } from './strategy-json-schema.ts'

// Run by `npm run generate:strategy-schema`; a test fails when the file is out of date.
writeFileSync(new URL('strategy.schema.json', import.meta.url), `${JSON.stringify(strategyJsonSchema(), null, 2)}\n`)

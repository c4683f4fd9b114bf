import { writeFileSync } from 'node:fs'
import { houseChannelJsonSchema } from './house-channel-json-schema.ts'

// Run by `npm run generate:house-channel-schema`; a test fails when the file is out of date.
writeFileSync(
  new URL('house-channel-message.schema.json', import.meta.url),
  `${JSON.stringify(houseChannelJsonSchema(), null, 2)}\n`,
)

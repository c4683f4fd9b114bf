import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'

/** An attribute as a stream's event holds it: as DynamoDB's own, but for bytes, which JSON can carry in base64 only. */
const attributeSchema: z.ZodType<AttributeValue> = z.lazy(() =>
  z.union([
    z.object({ S: z.string() }),
    z.object({ N: z.string() }),
    z.object({ BOOL: z.boolean() }),
    z.object({ NULL: z.literal(true) }),
    z.object({ B: z.base64().transform((bytes) => new Uint8Array(Buffer.from(bytes, 'base64'))) }),
    z.object({ L: z.array(attributeSchema) }),
    z.object({ M: z.record(z.string(), attributeSchema) }),
  ]),
)

/** An item's image in a stream's event. */
export const imageSchema = z.record(z.string(), attributeSchema)

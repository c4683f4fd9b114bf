import type { PageContext } from './desk.ts'

/** The fields of a form that are text; a file or a field that comes twice is none. */
export async function formFields({ req }: PageContext): Promise<Readonly<Record<string, string>>> {
  const body = await req.parseBody().catch(() => ({}))
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

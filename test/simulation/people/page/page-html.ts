/** A form as a browser has it: where it leads, what it sends of itself, and what a person may put in. */
export interface Form {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly hidden: Readonly<Record<string, string>>
  /** What there is to choose from, by the name of the field. */
  readonly choices: ReadonlyMap<string, readonly string[]>
}

const FORM = /<form method="(get|post)" action="([^"]*)">(.*?)<\/form>/gs
const INPUT = /<input type="(hidden|radio)" name="([^"]*)" value="([^"]*)"/g

/** What a page's links lead to on its own host. */
export function linksOf(html: string): readonly string[] {
  return Array.from(html.matchAll(/<a [^>]*?href="(\/[^"]*)"/g), ([, path = '']) => plainText(path))
}

export function formsOf(html: string): readonly Form[] {
  return Array.from(html.matchAll(FORM), ([, method, action = '', inner = '']): Form => {
    const hidden: Record<string, string> = {}
    const choices = new Map<string, string[]>()
    for (const [, type, name = '', value = ''] of inner.matchAll(INPUT)) {
      if (type === 'hidden') hidden[name] = plainText(value)
      else choices.set(name, [...(choices.get(name) ?? []), plainText(value)])
    }
    return { method: method === 'get' ? 'get' : 'post', path: plainText(action), hidden, choices }
  })
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function plainText(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

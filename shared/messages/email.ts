import { escapeHtml } from './escape-html.ts'
import { argumentAlone, compileMessage, type ParsedMessage, type Piece, sequence } from './message-format.ts'
import type { Variable, Write } from './message-values.ts'
import type { EmailFrameTexts, EmailTexts } from './template-file.ts'
import type { TemplateSetting } from './template-setting.ts'

export interface CompiledEmail {
  readonly subject: Write
  readonly preheader: Write
  readonly text: Write
  readonly html: Write
  readonly variables: ReadonlySet<Variable>
}

/** Sets an email's texts into its frame: as HTML in the layout, and as plain text that says the same in the same order. */
export function compileEmail(
  email: EmailTexts,
  frame: EmailFrameTexts,
  { layout, read }: TemplateSetting,
  locale: string,
): CompiledEmail {
  const variables = new Set<Variable>()
  const compiledMessage = (parsed: ParsedMessage): readonly Piece[] => {
    const message = compileMessage(parsed, locale)
    for (const variable of message.variables) variables.add(variable)
    return message.pieces
  }
  const compiled = (source: string) => compiledMessage(read(source))

  const subject = compiled(email.subject)
  const preheader = compiled(email.preheader)
  const lead = compiled(email.lead)
  const figure = email.figure && { amount: compiled(email.figure.amount), caption: compiled(email.figure.caption) }
  const paragraphs = email.paragraphs.map(compiled)
  const button = compiled(email.button)
  const link = compiledMessage(argumentAlone('link'))
  const wayOut = email.wayOut === undefined ? undefined : compiled(email.wayOut)
  const help = compiled(frame.help)
  const trust = compiled(frame.trust)
  const reason = compiled(frame.reason)
  const unsubscribe = compiled(frame.unsubscribe)
  const unsubscribeLink = compiledMessage(argumentAlone('unsubscribeLink'))
  const postalAddress = compiled(frame.postalAddress)

  const blocks = [
    lead,
    ...(figure ? [[...figure.amount, '\n', ...figure.caption]] : []),
    ...paragraphs,
    [...button, '\n', ...link],
    ...(wayOut ? [wayOut] : []),
    ['--\n', ...help, '\n', ...trust, '\n', ...reason],
    [...unsubscribe, '\n', ...unsubscribeLink],
    postalAddress,
  ]
  const slots: Record<string, readonly Piece[]> = {
    ...{ subject, preheader, lead, button, link, help, trust, reason, unsubscribe, unsubscribeLink, postalAddress },
    ...figure,
    ...Object.fromEntries(paragraphs.map((paragraph, at) => [`paragraph${at}`, paragraph])),
    ...(wayOut && { wayOut }),
    lender: compiledMessage(argumentAlone('lender')),
    locale: [locale],
  }
  return {
    subject: sequence(subject),
    preheader: sequence(preheader),
    text: sequence(blocks.flatMap((block, at) => (at === 0 ? block : ['\n\n', ...block]))),
    html: sequence(fillSlots(shapeLayout(layout, email), slots)),
    variables,
  }
}

/** Keeps or drops the layout's optional blocks and repeats the paragraph's. */
function shapeLayout(layout: string, { figure, paragraphs, wayOut }: EmailTexts): string {
  const numbered = (block: string) => paragraphs.map((_, at) => block.replace('[[paragraph]]', `[[paragraph${at}]]`))
  const shape = new Map([
    ['figure', (block: string) => (figure === undefined ? '' : block)],
    ['paragraph', (block: string) => numbered(block).join('')],
    ['wayOut', (block: string) => (wayOut === undefined ? '' : block)],
  ])
  return layout.replace(/\[\[#(\w+)\]\]\n?([\s\S]*?)\[\[\/\1\]\]\n?/g, (_, name: string, block: string) => {
    const shaped = shape.get(name)?.(block)
    if (shaped === undefined) throw new Error(`the email layout has a block "${name}" that nothing fills`)
    return shaped
  })
}

function fillSlots(layout: string, slots: Readonly<Record<string, readonly Piece[]>>): Piece[] {
  // Splitting on a captured group gives fixed text and slot names in turn.
  return layout.split(/\[\[(\w+)\]\]/).flatMap((part, at) => {
    if (at % 2 === 0) return [part]
    const slot = slots[part]
    if (slot === undefined) throw new Error(`the email layout has a slot "${part}" that nothing fills`)
    return slot.map(escaped)
  })
}

function escaped(piece: Piece): Piece {
  return typeof piece === 'string' ? escapeHtml(piece) : (values) => escapeHtml(piece(values))
}

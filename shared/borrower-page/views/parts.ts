import { type Html, html, type Piece } from '../html.ts'
import { address, type Visit } from '../visit.ts'

/** A question with its way back. */
export function question(visit: Visit, title: string, ...body: readonly Piece[]): Html {
  return html`${backLink(visit)}<h1>${title}</h1>${body}`
}

export function backLink(visit: Visit, to = ''): Html {
  return html`<a class="back" href="${address(visit, to)}">‹ ${visit.words.back}</a>`
}

/** A form that answers the question of the page it stands on, or of another. */
export function form(visit: Visit, send: string, fields: Piece = '', to = visit.here): Html {
  const once = html`<input type="hidden" name="once" value="${visit.once}">`
  return html`<form method="post" action="${address(visit, to)}">${fields}${once}<button>${send}</button></form>`
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly detail?: string | undefined
}

/** One of several; the first is chosen where nothing speaks against it. */
export function choices(name: string, legend: Html | string, of: readonly Choice[], chosen?: string): Html {
  const radios = of.map(({ value, label, detail }) => {
    const checked = value === chosen && html` checked`
    const more = detail !== undefined && html`<small>${detail}</small>`
    return html`<label class="choice"><input type="radio" name="${name}" value="${value}" required${checked}><span>${label}${more}</span></label>`
  })
  return html`<fieldset><legend class="unseen">${legend}</legend>${radios}</fieldset>`
}

/** Told before anything else on the page, and by whoever reads it aloud. */
export function problem(text: string | undefined): Html | false {
  return text !== undefined && html`<p class="problem" id="problem" role="alert">${text}</p>`
}

/** A page that only says something. */
export function told(visit: Visit, title: string, text: string, more: Piece = '', back = true): Html {
  return html`<h1>${title}</h1><p>${text}</p>${more}${back && backLink(visit)}`
}

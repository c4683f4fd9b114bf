import { Html, html, type Piece } from '../html.ts'
import { STYLE } from '../style.ts'
import { address, lenderName, otherLanguages, type Visit } from '../visit.ts'

const LOOK = new Html(STYLE)

export interface Framed {
  readonly title: string
  readonly body: Piece
  /** Whether there is something to close. */
  readonly open?: boolean
}

/** A whole page: who it is from, what it asks, and the other languages. */
export function frame(visit: Visit, nonce: string, { title, body, open = false }: Framed): string {
  const lender = lenderName(visit)
  const page = html`<!doctype html>
<html lang="${visit.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title} · ${lender}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${LOOK}</style>
</head>
<body>
<header><span>${lender}</span>${open && closing(visit)}</header>
<main>${body}</main>
<footer>${otherLanguages(visit)}</footer>
</body>
</html>
`
  return page.text
}

function closing(visit: Visit): Html {
  return html`<form method="post" action="${address(visit, '/close')}"><button class="plain">${visit.words.close}</button></form>`
}

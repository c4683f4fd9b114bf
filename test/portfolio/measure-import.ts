import { importPortfolio } from '../../shared/portfolio/import-portfolio.ts'
import { AS_OF, FLAT_HEADER, flatRow } from './import-text.ts'

const ROWS = 300_000

const [start, middle, end] = flatRow({
  borrower: '@',
  loan: '@',
  phone: '',
  email: '',
  consentAt: '',
  consentSource: '',
}).split('@')

async function* file() {
  const encoder = new TextEncoder()
  yield encoder.encode(`${FLAT_HEADER}\n`)
  for (let from = 0; from < ROWS; from += 500) {
    let rows = ''
    for (let n = from; n < from + 500; n += 1) rows += `${start}B${n}${middle}L${n}${end}\n`
    yield encoder.encode(rows)
  }
}

let loans = 0
let early = 0
let late = 0
let kept = 0
const load = ({ kind }: { kind: string }) => {
  if (kind !== 'loan') return
  loans += 1
  if (loans === ROWS / 10) early = heap()
  if (loans === ROWS) {
    late = heap()
    kept = process.memoryUsage().arrayBuffers
  }
}
function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
const { rows } = await importPortfolio(file, { hashPoint: (address) => address.slice(-16), asOf: AS_OF }, { load })
console.log(JSON.stringify({ rows, heapGrowth: late - early, keptBytesARow: kept / rows }))

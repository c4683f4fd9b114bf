import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flatFile, flatRow, importText } from './import-text.ts'

/** 周安宁 and 林雨溪 as GB18030 and as Big5 bytes, since the platform decodes these encodings and does not write them. */
const GB_ZHOU = [0xd6, 0xdc, 0xb0, 0xb2, 0xc4, 0xfe]
const GB_LIN = [0xc1, 0xd6, 0xd3, 0xea, 0xcf, 0xaa]
const BIG5_LIN_YU = [0xaa, 0x4c, 0xab, 0x42]

function named(bytes: readonly number[], before = ''): Uint8Array {
  const [start = '', end = ''] = flatFile(flatRow({ name: 'NAME' })).split('NAME')
  const encoder = new TextEncoder()
  return Uint8Array.from([...encoder.encode(before + start), ...bytes, ...encoder.encode(end)])
}

async function nameIn(content: string | Uint8Array, encoding?: 'utf-8' | 'gb18030' | 'big5') {
  const { facts, report } = await importText(content, { encoding })
  const borrower = facts.find((fact) => fact.kind === 'borrower')
  return [borrower?.value.name, report.encoding]
}

test('reads UTF-8, cut anywhere, with or without a byte order mark', async () => {
  assert.deepEqual(await nameIn(flatFile(flatRow({ name: '周安宁' }))), ['周安宁', 'utf-8'])
  assert.deepEqual(await nameIn(`\uFEFF${flatFile(flatRow({ name: '周安宁' }))}`), ['周安宁', 'utf-8'])
})

test('finds out that a file is GB18030 and says so', async () => {
  assert.deepEqual(await nameIn(named(GB_ZHOU)), ['周安宁', 'gb18030'])
  assert.deepEqual(await nameIn(named(GB_LIN)), ['林雨溪', 'gb18030'])
})

test('finds it out even where the first Chinese character stands late in the file', async () => {
  const rows = Array.from({ length: 900 }, (_, at) => flatRow({ borrower: `A${at}` }))
  const late = new TextEncoder().encode(`${flatFile(...rows)}`)
  const [, last] = new TextDecoder('latin1').decode(named(GB_LIN)).split('\n')
  const content = Uint8Array.from([...late, ...Array.from(last ?? '', (char) => char.charCodeAt(0) & 0xff), 0x0a])
  const { report, facts } = await importText(content.map((byte) => byte))
  assert.equal(report.encoding, 'gb18030')
  assert.equal(facts.filter((fact) => fact.kind === 'borrower').length, 901)
})

test('reads an encoding that is named', async () => {
  assert.deepEqual(await nameIn(named(GB_ZHOU), 'gb18030'), ['周安宁', 'gb18030'])
  assert.deepEqual(await nameIn(named(BIG5_LIN_YU), 'big5'), ['林雨', 'big5'])
})

test('refuses bytes that are neither UTF-8 nor plausible Chinese, rather than garble a name', async () => {
  const message =
    'The file is not UTF-8, and does not read like Chinese in GB18030. Save it as UTF-8, or name its encoding: --encoding gb18030 or --encoding big5.'
  const latin1 = [0x4d, 0x61, 0x72, 0xed, 0x61]
  await assert.rejects(importText(named(latin1)), { message })
  await assert.rejects(importText(named(BIG5_LIN_YU)), { message })
  await assert.rejects(importText(named([0xff, 0xff])), { message })
})

test('refuses a file that is not what --encoding says', async () => {
  await assert.rejects(importText(named(GB_ZHOU), { encoding: 'utf-8' }), {
    message:
      'The file is not valid UTF-8. Leave --encoding away to have it found out, or name another: utf-8, gb18030 or big5.',
  })
})

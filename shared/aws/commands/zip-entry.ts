import { inflateRawSync } from 'node:zlib'

/** The archive is none, or is packed in a way that nobody packs functions in. */
export class ZipUnreadableError extends Error {
  override readonly name = 'ZipUnreadableError'

  constructor(entry: string) {
    super(`There is no ${entry} in the code of the function, or it can't be unpacked; deploy the stage again.`)
  }
}

/*
 * ZIP (APPNOTE 6.3): at the end a record says where the directory begins; each of its entries names a file, how it is packed, how
 * long that is, and where its own header stands, behind which the bytes lie.
 */
const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const STORED = 0
const DEFLATED = 8

/** One file out of a ZIP archive. */
export function zipEntry(archive: Buffer, name: string): Buffer {
  for (const entry of entriesOf(archive, name)) {
    if (entry.name !== name) continue
    const packed = bytesOf(archive, entry)
    if (entry.method === STORED) return packed
    if (entry.method === DEFLATED) return inflateRawSync(packed)
  }
  throw new ZipUnreadableError(name)
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly length: number
  readonly header: number
}

function* entriesOf(archive: Buffer, wanted: string): Generator<Entry> {
  const end = archive.lastIndexOf(littleEndian(DIRECTORY_END))
  if (end < 0) throw new ZipUnreadableError(wanted)
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new ZipUnreadableError(wanted)
    const nameLength = archive.readUInt16LE(at + 28)
    yield {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      length: archive.readUInt32LE(at + 20),
      header: archive.readUInt32LE(at + 42),
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
}

function bytesOf(archive: Buffer, { header, length }: Entry): Buffer {
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
  return archive.subarray(start, start + length)
}

function littleEndian(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}

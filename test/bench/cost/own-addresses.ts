import type { KeyedHash } from '../../../shared/aws/keyed-hash.ts'
import type { CaseFile } from '../../../shared/case/case-file.ts'

export function numberOf(index: number): string {
  return `+1202556${String(index).padStart(4, '0')}`
}

/** The case with addresses that are nobody else's, under ids as intake makes them: keyed hashes, by which receipts are found. */
export function atOwnAddresses(caseFile: CaseFile, index: number, hash: KeyedHash): CaseFile {
  const { borrower, plan } = caseFile
  const ids = new Map<string | undefined, string>()
  const contactPoints = borrower.contactPoints.map((point) => {
    const address = point.channel === 'email' ? `robin.${index}@example.com` : numberOf(index)
    const id = hash.ofAddress(address)
    ids.set(point.id, id)
    return { ...point, id, address }
  })
  const contacts = plan.contacts.map((contact) => {
    const point = ids.get(contact.point)
    return point === undefined ? contact : { ...contact, point }
  })
  return { ...caseFile, borrower: { ...borrower, contactPoints }, plan: { ...plan, contacts } }
}

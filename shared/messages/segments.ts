/** How an SMS is encoded and billed. `units` are septets for GSM-7 and UTF-16 code units for UCS-2. */
export interface SegmentCount {
  readonly encoding: 'GSM-7' | 'UCS-2'
  readonly units: number
  readonly segments: number
}

/** What one segment holds: alone, and as a part of several (the rest is the header that joins them). */
const GSM_7 = { alone: 160, part: 153 }
const UCS_2 = { alone: 70, part: 67 }

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Written as an escape and a septet, so each takes two. */
const EXTENSION = '\f^{}\\[~]|€'

/** Septets by UTF-16 code unit, up to the euro sign, the highest that GSM-7 knows; 0 means it cannot be written. */
const SEPTETS = new Uint8Array('€'.charCodeAt(0) + 1)
for (const character of BASIC) SEPTETS[character.charCodeAt(0)] = 1
for (const character of EXTENSION) SEPTETS[character.charCodeAt(0)] = 2

/**
 * Counts the segments of an SMS as carriers bill them (3GPP TS 23.038 and 23.040): one character outside GSM-7 makes the
 * whole message UCS-2, and neither an escape nor a surrogate pair is split over two parts.
 */
export function countSegments(text: string): SegmentCount {
  let septets = 0
  for (let at = 0; at < text.length; at += 1) {
    const width = SEPTETS[text.charCodeAt(at)] ?? 0
    if (width === 0) return countUcs2(text)
    septets += width
  }
  if (septets <= GSM_7.alone) return { encoding: 'GSM-7', units: septets, segments: 1 }
  return { encoding: 'GSM-7', units: septets, segments: parts(text, GSM_7.part, gsmWidth, 1) }
}

function countUcs2(text: string): SegmentCount {
  const units = text.length
  if (units <= UCS_2.alone) return { encoding: 'UCS-2', units, segments: 1 }
  return { encoding: 'UCS-2', units, segments: parts(text, UCS_2.part, pairWidth, 2) }
}

/** Fills one part after another; what does not fit whole begins the next part. */
function parts(text: string, size: number, widthAt: (text: string, at: number) => number, pairStep: number): number {
  let count = 1
  let used = 0
  for (let at = 0; at < text.length; ) {
    const width = widthAt(text, at)
    if (used + width > size) {
      count += 1
      used = 0
    }
    used += width
    at += width === 2 ? pairStep : 1
  }
  return count
}

const gsmWidth = (text: string, at: number) => SEPTETS[text.charCodeAt(at)] ?? 0

const pairWidth = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

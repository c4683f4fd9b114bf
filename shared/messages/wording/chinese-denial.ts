/** A word that denies what follows it, at the end of what stands before a phrase, and what may stand between. */
const DENIES =
  /(?:没有|没|不会|不需要|不需|不用|不必|不是|不再|不能|不可|不|无需|无须|毋须|毋需|无|绝不|绝无|从不|从未|未曾|未|并非|并不|并未|非|而不是)([^,.!?;:。\n]{0,8})$/u
/** What ends a denial: a condition, another clause, or words that turn it round. */
const ENDS_DENIAL =
  /还|缴|付|处理|理会|回应|配合|就|则|否则|将|便|排除|惜|得不|只|仅|再拖|管|尽快|主动|积极|及时|履行|结清|联系我|接|信|答|清/u
/** A character before the denial that makes it a condition or turns it round: "若不", "不得不". */
const TURNED = /(?:如|若|再|倘|假如|如果|要是|要|还|仍|迟迟|拒|得|能|可|免|岂|难道|是不是|你|您|逃)$/u
const DENIED_AFTER =
  /^(?:的?(?:事|情况|手段|行动)?)(?:不会|不可能|并不|并未|没有)(?:发生|出现|采取|进行|存在|启动|适用)|^(?:一事|的事)?(?:与|和|跟)(?:我们|我行|本行|我司|本公司)(?:没有关系|无关)/u
const RHETORICAL = /^[^,.!;:。\n]{0,8}(?:吗|么|呢|\?)/u

/**
 * Whether the words around a phrase deny it: "我们不会起诉您", "没有人会上门". A denial does not reach out of its clause, and a
 * rhetorical question denies nothing.
 */
export function isDenied(plain: string, start: number, end: number): boolean {
  const clause = clauseBefore(plain, start)
  const found = DENIES.exec(clause)
  if (found !== null && !RHETORICAL.test(plain.slice(end))) {
    const [words, between = ''] = found
    const before = clause.slice(0, clause.length - words.length)
    if (!ENDS_DENIAL.test(between) && !isTurned(before, words)) return true
  }
  return DENIED_AFTER.test(plain.slice(end))
}

function isTurned(before: string, words: string): boolean {
  // "您不会被起诉" speaks of the reader and denies all the same; only the bare 不 turns round after such a word.
  const bare = /^(?:不|未|没)(?!会|需|必|用|是|再)/u.test(words)
  return bare && TURNED.test(before)
}

/** Whether what is to happen soon is done by us and not asked of the reader: "我们会尽快回复". */
export function isOurs(plain: string, start: number): boolean {
  const clause = clauseBefore(plain, start)
  const last = [...clause.matchAll(/我们|我行|本行|我司|本公司|系统|客服|专员|同事|平台|您|你|请/gu)].at(-1)?.[0]
  return last !== undefined && !/[您你请]/u.test(last)
}

/** From the beginning of the clause on; a list goes on over 、. */
function clauseBefore(plain: string, start: number): string {
  const before = plain.slice(0, start)
  return before.slice(before.search(/[^,.!?;:。\n]*$/u))
}

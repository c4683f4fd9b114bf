import type { SeededRandom } from './random.ts'

type Some<Item> = readonly [Item, ...Item[]]

/** A place where invented borrowers live: their names, numbers that reach nobody, and what they borrow. */
export interface SampleCountry {
  readonly locales: string
  readonly currency: string
  readonly places: Some<{ readonly jurisdiction: string; readonly zone: string; readonly areaCode: string }>
  readonly name: (random: SeededRandom) => string
  /** A phone number of the n-th borrower that no subscriber can have. */
  readonly phone: (areaCode: string, n: number) => string
  readonly products: Some<{
    readonly product: string
    readonly least: number
    readonly most: number
    readonly instalments: number
  }>
}

const joined =
  (given: Some<string>, family: Some<string>) =>
  (random: SeededRandom): string =>
    `${random.pick(given)} ${random.pick(family)}`
const together =
  (family: Some<string>, first: Some<string>, second: Some<string>) =>
  (random: SeededRandom): string =>
    random.pick(family) + random.pick(first) + random.pick(second)
const digits = (n: number, length: number): string => String(n).padStart(length, '0')

/** 154 is assigned to no operator. */
const china: SampleCountry = {
  locales: 'zh-Hans',
  currency: 'CNY',
  places: [{ jurisdiction: 'CN', zone: 'Asia/Shanghai', areaCode: '154' }],
  name: together(
    ['林', '周', '吴', '郑', '许', '沈', '韩', '唐'],
    ['安', '晓', '文', '嘉', '思', '雨'],
    ['宁', '禾', '舟', '岚', '远', '溪'],
  ),
  phone: (areaCode, n) => `+86${areaCode}${digits(n, 8)}`,
  products: [
    { product: 'phone-plan', least: 150, most: 600, instalments: 6 },
    { product: 'consumer-loan', least: 800, most: 6000, instalments: 1 },
    { product: 'credit-card', least: 200, most: 9000, instalments: 1 },
  ],
}

/** 555-0100 to 555-0199 of every area code are kept for fiction. */
const america: SampleCountry = {
  locales: 'en',
  currency: 'USD',
  places: [
    { jurisdiction: 'US-NY', zone: 'America/New_York', areaCode: '212' },
    { jurisdiction: 'US-MA', zone: 'America/New_York', areaCode: '617' },
    { jurisdiction: 'US-TX', zone: 'America/Chicago', areaCode: '214' },
    { jurisdiction: 'US-CO', zone: 'America/Denver', areaCode: '303' },
    { jurisdiction: 'US-CA', zone: 'America/Los_Angeles', areaCode: '415' },
  ],
  name: joined(
    ['Ada', 'Ben', 'Clara', 'Dov', 'Elena', 'Felix', 'Grace', 'Hugo'],
    ['Alder', 'Brook', 'Cedar', 'Dale', 'Elm', 'Fern', 'Grove', 'Heath'],
  ),
  phone: (areaCode, n) => `+1${areaCode}55501${digits(n % 100, 2)}`,
  products: [
    { product: 'credit-card', least: 25, most: 900, instalments: 1 },
    { product: 'student-loan', least: 120, most: 420, instalments: 6 },
    { product: 'personal-loan', least: 90, most: 650, instalments: 4 },
  ],
}

/** Subscriber numbers that begin with zeros are given to nobody. */
const nigeria: SampleCountry = {
  locales: 'en',
  currency: 'NGN',
  places: [{ jurisdiction: 'NG', zone: 'Africa/Lagos', areaCode: '700' }],
  name: joined(
    ['Ayo', 'Bisi', 'Chidi', 'Dayo', 'Efe', 'Funmi', 'Halima', 'Ife'],
    ['Ajo', 'Bello', 'Chike', 'Dan', 'Eze', 'Idowu', 'Musa', 'Obi'],
  ),
  phone: (areaCode, n) => `+234${areaCode}${digits(n, 7)}`,
  products: [
    { product: 'micro-loan', least: 5000, most: 60000, instalments: 1 },
    { product: 'solar-kit', least: 4000, most: 15000, instalments: 5 },
    { product: 'trader-loan', least: 20000, most: 250000, instalments: 1 },
  ],
}

/** Numbers can't begin with 999, which is the emergency number. */
const hongKong: SampleCountry = {
  locales: 'zh-Hant;en',
  currency: 'HKD',
  places: [{ jurisdiction: 'HK', zone: 'Asia/Hong_Kong', areaCode: '999' }],
  name: together(
    ['陳', '黃', '張', '梁', '鄭', '蔡', '馮', '葉'],
    ['子', '曉', '家', '詠', '頌', '樂'],
    ['晴', '朗', '怡', '謙', '澄', '然'],
  ),
  phone: (areaCode, n) => `+852${areaCode}${digits(n, 5)}`,
  products: [
    { product: 'credit-card', least: 300, most: 12000, instalments: 1 },
    { product: 'tax-loan', least: 900, most: 5200, instalments: 6 },
    { product: 'instalment-plan', least: 250, most: 1500, instalments: 3 },
  ],
}

export const SAMPLE_COUNTRIES: Some<SampleCountry> = [china, america, nigeria, hongKong]

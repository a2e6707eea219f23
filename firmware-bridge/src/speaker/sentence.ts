import type { DoPayload } from '@yihao/contract'

type Announce = Extract<DoPayload['action'], { readonly kind: 'announce' }>
export type Call = Omit<Announce, 'kind'>

/** The same sentence for engines that read characters and for those that read pinyin. */
export interface Sentence {
  readonly zh: string
  readonly pinyin: string
}

/**
 * Everything the voice can say. Text from elsewhere never reaches an engine: whatever has no entry
 * here cannot be spoken, which also keeps `cmn-latn-pinyin` right on every syllable.
 */
const pinyinOf: Readonly<Record<string, string>> = {
  零: 'ling2',
  一: 'yi1',
  二: 'er4',
  三: 'san1',
  四: 'si4',
  五: 'wu3',
  六: 'liu4',
  七: 'qi1',
  八: 'ba1',
  九: 'jiu3',
  十: 'shi2',
  百: 'bai3',
  请: 'qing3',
  号: 'hao4',
  到: 'dao4',
  窗: 'chuang1',
  口: 'kou3',
  办: 'ban4',
  理: 'li3',
  再: 'zai4',
  次: 'ci4',
  呼: 'hu1',
  叫: 'jiao4',
}
const digits = '零一二三四五六七八九'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Said before a number that was called already, so that nobody takes it for a new one. */
const repeatedCall = '再次呼叫'

/**
 * The number is read digit by digit with 一, as halls do it (the telephone's 幺 is not used there);
 * the window is a cardinal: 十二号窗口.
 */
export function callSentence(call: Call): Sentence {
  const clauses = [
    ...(call.callCount > 1 ? [repeatedCall] : []),
    `请${spelled(call.number)}号`,
    `到${cardinal(call.windowNumber)}号窗口办理`,
  ]
  return { zh: `${clauses.join('，')}。`, pinyin: `${clauses.map(inPinyin).join(', ')}.` }
}

/** What `callSentence` writes, and nothing else: the last check before an engine. */
export function isSpeakable(sentence: Sentence): boolean {
  return (
    [...sentence.zh].every((sign) => sign in pinyinOf || `${letters}，。`.includes(sign)) &&
    /^[A-Za-z1-4, ]+\.$/.test(sentence.pinyin)
  )
}

const spelled = (number: string) => [...number].map((sign) => digits[Number(sign)] ?? sign).join('')

/** 1 to 999, as a window is named. */
export function cardinal(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const hundredsText = hundreds === 0 ? '' : `${digits[hundreds]}百`
  if (tens === 0) {
    const zero = hundreds > 0 && ones > 0 ? '零' : ''
    return `${hundredsText}${zero}${ones === 0 ? '' : digits[ones]}`
  }
  const tensText = tens === 1 && hundreds === 0 ? '十' : `${digits[tens]}十`
  return `${hundredsText}${tensText}${ones === 0 ? '' : digits[ones]}`
}

/** Letters stand alone: espeak-ng reads `BC` as one word with a swallowed first letter. */
function inPinyin(clause: string): string {
  const syllables = [...clause].map((sign, place) => {
    if (letters.includes(sign)) return sign
    // 一 falls before 百: yìbǎi.
    if (sign === '一' && clause[place + 1] === '百') return 'yi4'
    const pinyin = pinyinOf[sign]
    if (pinyin === undefined) throw new Error(`The voice has no syllable for ${sign}`)
    return pinyin
  })
  return syllables.join(' ')
}

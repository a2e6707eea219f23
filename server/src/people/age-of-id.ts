import type { BusinessDate } from '@yihao/contract'

/** GB 11643-1999: the last sign follows from the others (ISO 7064, MOD 11-2). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkSigns = '10X98765432'

function checkFits(idNumber: string): boolean {
  const sum = weights.reduce((so, weight, place) => so + weight * Number(idNumber[place]), 0)
  return checkSigns[sum % 11] === idNumber.at(-1)?.toUpperCase()
}

/**
 * Whole years on that date, from the birth date inside an 18-sign identity number (GB 11643);
 * undefined for a number that cannot be one.
 */
export function ageOfIdNumber(idNumber: string, on: BusinessDate): number | undefined {
  const digits = /^[0-9]{6}([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx]$/.exec(idNumber)
  if (digits === null || !checkFits(idNumber)) return undefined
  const [, year = '', month = '', day = ''] = digits
  const born = new Date(`${year}-${month}-${day}T00:00:00Z`)
  // 1990-02-30 would become a day in March.
  if (Number.isNaN(born.getTime()) || born.getUTCDate() !== Number(day)) return undefined
  const [thisYear, ...today] = on.split('-')
  const birthday = `${month}-${day}` <= today.join('-')
  const age = Number(thisYear) - Number(year) - (birthday ? 0 : 1)
  return age < 0 ? undefined : age
}

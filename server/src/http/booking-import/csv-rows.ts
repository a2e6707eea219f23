/** RFC 4180: quoted fields may hold commas, quotes and line ends. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.some((one) => one !== '')) rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (char === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (char === ',') endCell()
    else if (char === '\n') endRow()
    else if (char !== '\r') cell += char
  }
  endRow()
  return rows
}

/** Spreadsheets of Chinese offices save CSV as GB 18030 unless they are told otherwise. */
export function textOf(bytes: Buffer): string {
  const plain = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
    ? bytes.subarray(3)
    : bytes
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    return new TextDecoder('gb18030').decode(plain)
  }
}

const columns: Readonly<Record<string, string>> = {
  预约编号: 'bookingNumber',
  事项编码: 'itemCodes',
  一件事编码: 'packageCodes',
  办事对象: 'audience',
  日期: 'date',
  开始: 'from',
  结束: 'to',
  姓名: 'name',
  电话: 'phone',
  身份证号: 'idNumber',
}
const audiences: Readonly<Record<string, string>> = { 个人: 'natural', 企业: 'legal' }
const lists: readonly string[] = ['itemCodes', 'packageCodes']

/** Rows by the header's names, in Chinese or as the JSON names them; empty cells are left out. */
export function rowsOfCsv(text: string): readonly Readonly<Record<string, unknown>>[] {
  const [header = [], ...rows] = cellsOf(text)
  const names = header.map((name) => columns[name] ?? name)
  return rows.map((row) =>
    Object.fromEntries(
      row.flatMap((cell, index) => {
        const name = names[index] ?? `column ${index + 1}`
        return cell === '' ? [] : [[name, valueIn(name, cell)] as const]
      }),
    ),
  )
}

function valueIn(name: string, cell: string): unknown {
  if (lists.includes(name)) return cell.split(/[\s;|、]+/).filter((code) => code !== '')
  return name === 'audience' ? (audiences[cell] ?? cell) : cell
}

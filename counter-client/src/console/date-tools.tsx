import { addDays, type BusinessDate, businessDateSchema } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { Button, Input } from 'antd'

interface Props {
  readonly date: BusinessDate
  readonly setDate: (date: BusinessDate) => void
  /** Where the same day is as a file; the server names it. */
  readonly csv: string
}

/** Which day a page shows, and that day as a file. */
export function DateTools({ date, setDate, csv }: Props) {
  const say = useSay()
  return (
    <>
      <Button onClick={() => setDate(addDays(date, -1))}>
        {say({ zh: '前一天', en: 'Day before' })}
      </Button>
      <Input
        className="date-tools-date"
        type="date"
        value={date}
        aria-label={say({ zh: '日期', en: 'Date' })}
        onChange={(event) => {
          const typed = businessDateSchema.safeParse(event.target.value)
          if (typed.success) setDate(typed.data)
        }}
      />
      <Button onClick={() => setDate(addDays(date, 1))}>
        {say({ zh: '后一天', en: 'Day after' })}
      </Button>
      <Button type="primary" href={csv} download>
        {say({ zh: '下载 CSV', en: 'Download CSV' })}
      </Button>
    </>
  )
}

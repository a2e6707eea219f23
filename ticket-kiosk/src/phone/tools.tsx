import type { Preferences } from './preferences.ts'

export interface ToolsProps {
  readonly preferences: Preferences
  readonly prefer: (change: Partial<Preferences>) => void
}

/** Each button says, in the language of who needs it, what a press brings. */
export function Tools({ preferences: { language, elder }, prefer }: ToolsProps) {
  const isChinese = language === 'zh'
  const large = isChinese ? '大字' : 'Large'
  return (
    <div className="tools">
      <button
        type="button"
        className="tool"
        aria-pressed={elder}
        onClick={() => prefer({ elder: !elder })}
      >
        {large}
      </button>
      <button
        type="button"
        className="tool"
        lang={isChinese ? 'en' : 'zh-CN'}
        onClick={() => prefer({ language: isChinese ? 'en' : 'zh' })}
      >
        {isChinese ? 'EN' : '中文'}
      </button>
    </div>
  )
}

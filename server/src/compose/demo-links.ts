import type { DemoInfo, Plan } from '@yihao/contract'

/** Where everything of the demonstration is. */
export function demoLinks(plan: Plan, emulatorUrl: string): DemoInfo['links'] {
  const link = (zh: string, en: string, href: string, hint: readonly [string, string]) => ({
    name: { zh, en },
    href,
    hint: { zh: hint[0], en: hint[1] },
  })
  const [kiosk] = plan.kiosks
  const [zone] = [...plan.zones].sort((a, b) => windowsIn(plan, b) - windowsIn(plan, a))
  const window = plan.windows.find(({ zoneId }) => zoneId === zone?.zoneId)
  return [
    link('取号机', 'Ticket kiosk', `/kiosk/?kiosk=${kiosk?.kioskId}`, [
      '选个人或企业，搜事项，只取一个号',
      'Choose, search, take one number for everything',
    ]),
    link('叫号端', 'Counter terminal', '/counter/', [
      '窗口人员登录后叫号、办理',
      'Clerks sign in at a window and call',
    ]),
    link('综合屏', 'Call board', `/display/?zone=${zone?.zoneId}`, [
      '大厅电视：正在叫号与等候人数',
      'The hall’s TV: who is called, how many wait',
    ]),
    link('窗口屏', 'Window screen', `/display/?window=${window?.windowId}`, [
      '一个窗口现在服务谁',
      'Whom one window serves now',
    ]),
    link('管理大屏', 'Live wait screen', '/display/?wall', [
      '各队列等候、最长等待、窗口状态',
      'Waiting by queue, longest wait, windows',
    ]),
    link('管理端', 'Staff console', '/counter/console', [
      '开厅闭厅、日报、设备、人员',
      'Open and close the day, figures, devices, people',
    ]),
    link('外设仿真', 'Emulated devices', emulatorUrl, [
      '打印的号票、窗口LED屏、语音、按键',
      'Printed tickets, LED signs, voice, keypads',
    ]),
    link('接口说明', 'Interfaces', '/openapi.json', [
      '第三方系统对接：OpenAPI、AsyncAPI',
      'For other systems: OpenAPI, AsyncAPI',
    ]),
  ]
}

/** The zone where most is called is the one to watch. */
const windowsIn = (plan: Plan, { zoneId }: Plan['zones'][number]): number =>
  plan.windows.filter((window) => window.zoneId === zoneId).length

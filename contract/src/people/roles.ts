import { z } from 'zod'

export const roleSchema = z.enum([
  'clerk',
  'guide',
  'manager',
  'unit-handler',
  'unit-leader',
  'supervisor',
  'city-inspector',
  'administrator',
  'security-administrator',
  'auditor',
])
export type Role = z.infer<typeof roleSchema>

export const roleText: Record<Role, { zh: string; en: string }> = {
  clerk: { zh: '窗口人员', en: 'Clerk' },
  guide: { zh: '导服', en: 'Guide' },
  manager: { zh: '大厅管理员', en: 'Hall manager' },
  'unit-handler': { zh: '责任单位经办人', en: 'Unit handler' },
  'unit-leader': { zh: '责任单位负责人', en: 'Unit leader' },
  supervisor: { zh: '督办员', en: 'Supervisor' },
  'city-inspector': { zh: '市级督查员', en: 'City inspector' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
}

/**
 * 三员分立: one person may hold at most one of these outside a demo. GB/T 22239-2019 asks for
 * separate system, security and audit administrators.
 */
export const separatedRoles: readonly Role[] = [
  'administrator',
  'security-administrator',
  'auditor',
]

/** Only the city appoints these; no one in the hall can grant them. */
export const appointedOutsideRoles: readonly Role[] = ['city-inspector']

import type { Words } from '@yihao/contract'

/**
 * The themes of the national service platform (国家政务服务平台 自然人/法人主题分类) in English. A
 * hall may use a theme of its own; it is then shown as the hall wrote it.
 */
const english: Readonly<Record<string, string>> = {
  户籍办理: 'Household register',
  证件证明: 'IDs and certificates',
  出境入境: 'Entry and exit',
  交通出行: 'Driving and vehicles',
  社会保障: 'Social insurance',
  退休养老: 'Retirement and old age',
  就业创业: 'Jobs and start-ups',
  医疗保障: 'Medical insurance',
  婚育收养: 'Marriage and children',
  社会救助: 'Social assistance',
  社会组织: 'Associations',
  医疗卫生: 'Health',
  准营准办: 'Business permits',
  职业资格: 'Professional licences',
  教育科研: 'Education',
  设立变更: 'Set up or change',
  注销退出: 'Close down',
  资质认证: 'Qualifications',
  税费缴纳: 'Taxes and fees',
  住房保障: 'Housing and property',
  投资审批: 'Investment approval',
  公用事业: 'Public utilities',
  交通运输: 'Transport trade',
  农林牧渔: 'Farming and forestry',
  优待抚恤: 'Veterans and honours',
  司法公证: 'Notary and legal',
  大厅服务: 'Hall services',
}

export const themeWords = (theme: string): Words => ({ zh: theme, en: english[theme] ?? theme })

/** 一号: one visitor, one number. */
export const productName = { zh: '一号', en: 'Yihao' } as const

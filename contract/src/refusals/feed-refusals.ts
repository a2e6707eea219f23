/** Refusals of where the feed is sent. */
export const feedRefusals = {
  ReceiverUnknown: { zh: '没有这个接收方', en: 'There is no such receiver.' },
  TooManyReceivers: {
    zh: '接收方已达上限，请先删除不用的',
    en: 'There are as many receivers as allowed. Remove one first.',
  },
  WebhookHostNotAllowed: {
    zh: '这个地址不在允许的推送名单里（WEBHOOK_HOSTS）',
    en: 'That address is not on the list of allowed ones (WEBHOOK_HOSTS).',
  },
  WebhookInnerAddress: {
    zh: '这个地址指向内部网络，不能推送（运维可用 WEBHOOK_INNER 放开）',
    en: 'That address leads into the inner network and is not sent to (WEBHOOK_INNER allows it).',
  },
  WebhookUrlWrong: {
    zh: '推送地址须是 https://，不带用户名、密码和 #（内部网络放开时可用 http://）',
    en: 'The address begins with https:// and has no user, password or #; http only where inner addresses are allowed.',
  },
} as const

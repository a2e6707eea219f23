import { describe, expect, test } from 'vitest'
import { isInner, targetProblem } from './target.ts'

const open = { hosts: ['monitor.example.gov.cn', '8.8.8.8', '10.2.0.7:8443'], inner: false }
const inside = { ...open, inner: true }

describe('where the feed may be sent', () => {
  test.each([
    ['10.1.2.3', true],
    ['127.0.0.1', true],
    ['169.254.169.254', true],
    ['172.31.255.255', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['224.0.0.1', true],
    ['8.8.8.8', false],
    ['::1', true],
    ['::ffff:10.0.0.1', true],
    ['::ffff:8.8.8.8', false],
    ['::ffff:0a00:1', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['64:ff9b::a00:1', true],
    ['2002:a00:1::', true],
    ['2606:4700::1111', false],
    ['nowhere', true],
  ])('[FEED-5] %s is inner: %s', (address, expected) => {
    expect(isInner(address)).toBe(expected)
  })

  test.each([
    ['https://monitor.example.gov.cn/yihao', undefined],
    ['https://MONITOR.example.gov.cn:9443/x', undefined],
    ['http://monitor.example.gov.cn/', 'WebhookUrlWrong'],
    ['https://user:pass@monitor.example.gov.cn/', 'WebhookUrlWrong'],
    ['https://monitor.example.gov.cn/#x', 'WebhookUrlWrong'],
    ['ftp://monitor.example.gov.cn/', 'WebhookUrlWrong'],
    ['not an address', 'WebhookUrlWrong'],
    ['https://other.example.gov.cn/', 'WebhookHostNotAllowed'],
    ['https://monitor.example.gov.cn.evil.com/', 'WebhookHostNotAllowed'],
    ['https://8.8.8.8/', undefined],
    ['https://10.2.0.7:8443/', 'WebhookInnerAddress'],
    ['https://10.2.0.7/', 'WebhookHostNotAllowed'],
  ])('[FEED-5] %s: %s', (url, expected) => {
    expect(targetProblem(url, open)).toBe(expected)
  })

  test('[FEED-5] an operator may let the inner network in, and plain http with it', () => {
    expect(targetProblem('http://10.2.0.7:8443/', inside)).toBeUndefined()
    expect(targetProblem('http://127.0.0.1/', inside)).toBe('WebhookHostNotAllowed')
  })

  test('[FEED-5] numbers in other clothes are read as browsers and sockets read them', () => {
    const all = { hosts: ['127.0.0.1', '10.0.0.1'], inner: false }
    for (const url of ['https://2130706433/', 'https://0x7f.1/', 'https://127.1/']) {
      expect(targetProblem(url, all)).toBe('WebhookInnerAddress')
    }
  })
})

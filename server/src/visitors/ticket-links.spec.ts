import type { TicketId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { linkOf, ticketOfLink } from './ticket-links.ts'

const key = Buffer.alloc(32, 7)
const ticketId = 't.c0123456789abcdef' as TicketId
const link = linkOf(key, ticketId)

describe('the link of a ticket', () => {
  test('leads to its ticket and is the same at every restart', () => {
    expect(ticketOfLink(key, link)).toBe(ticketId)
    // Printed on paper and sent to phones: it must not change between releases.
    expect(link).toBe('dC5jMDEyMzQ1Njc4OWFiY2RlZg.9lSJ8sphZn8ggM-UFe1Bkw')
  })

  test('is safe in an address and tells 128 bits that only the hall knows', () => {
    expect(link).toMatch(/^[\w-]+\.[\w-]{22}$/)
    expect(linkOf(Buffer.alloc(32, 8), ticketId)).not.toBe(link)
  })

  test.each([
    ['of another hall', linkOf(Buffer.alloc(32, 8), ticketId)],
    [
      'with the tag of another ticket',
      `${link.split('.')[0]}.${linkOf(key, 't.x' as TicketId).split('.')[1]}`,
    ],
    ['with a cut tag', link.slice(0, -2)],
    ['without a tag', `${link.split('.')[0]}.`],
    ['with more behind it', `${link}.x`],
    ['that is the bare id', ticketId],
    ['that is empty', ''],
    ['that is a dot', '.'],
    [
      'of an id that is none',
      `${Buffer.from('../etc').toString('base64url')}.${link.split('.')[1]}`,
    ],
  ])('%s leads nowhere', (_what, wrong) => {
    expect(ticketOfLink(key, wrong)).toBeUndefined()
  })

  test('no single changed character leads anywhere but to the same ticket', () => {
    for (let at = 0; at < link.length; at += 1) {
      for (const other of 'Aa0_') {
        const changed = link.slice(0, at) + other + link.slice(at + 1)
        expect([undefined, ticketId]).toContain(ticketOfLink(key, changed))
        if (at < link.length - 1 && changed !== link && at !== link.indexOf('.') - 1) {
          expect(ticketOfLink(key, changed), changed).toBeUndefined()
        }
      }
    }
  })
})

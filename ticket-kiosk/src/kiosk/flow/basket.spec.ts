import { limits } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import type { Basket } from './basket.ts'
import { add, emptyBasket, itemCodesOf, packageCodesOf, remove, sideOf } from './basket.ts'
import { anItem, aPackage } from './picks.testkit.ts'

function filled(...picks: Basket): Basket {
  return picks.reduce<Basket>((basket, pick) => {
    const added = add(basket, pick)
    return added.ok ? added.basket : basket
  }, emptyBasket)
}

describe('the basket', () => {
  test('keeps several things for one number', () => {
    const basket = filled(anItem('1'), aPackage('P01'), anItem('2'))
    expect(itemCodesOf(basket)).toEqual(['1', '2'])
    expect(packageCodesOf(basket)).toEqual(['P01'])
  })

  test('holds each thing once', () => {
    expect(filled(anItem('1'), anItem('1'))).toHaveLength(1)
  })

  test('tells an item from a package of the same code', () => {
    expect(filled(anItem('1'), aPackage('1'))).toHaveLength(2)
  })

  test('is settled by the first thing that is only for one side', () => {
    expect(sideOf(filled(anItem('1', 'both')))).toBeUndefined()
    expect(sideOf(filled(anItem('1', 'both'), anItem('2', 'legal')))).toBe('legal')
  })

  test('refuses what is for the other side', () => {
    const basket = filled(anItem('1', 'natural'))
    expect(add(basket, anItem('2', 'legal'))).toEqual({ ok: false, why: 'other-side' })
    expect(add(basket, anItem('3', 'both')).ok).toBe(true)
  })

  test('is free again when what settled it is taken out', () => {
    const basket = remove(filled(anItem('1', 'natural')), anItem('1', 'natural'))
    expect(add(basket, anItem('2', 'legal')).ok).toBe(true)
  })

  test('takes no more than a ticket may hold', () => {
    const many = Array.from({ length: limits.itemsPerTicketMax }, (_, n) => anItem(`${n}`))
    const basket = filled(...many)
    expect(add(basket, anItem('more'))).toEqual({ ok: false, why: 'full' })
    expect(add(basket, aPackage('P01')).ok).toBe(true)
  })
})

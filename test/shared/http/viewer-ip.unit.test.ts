import { expect, test } from 'vitest'
import { viewerIp } from '../../../functions/shared/http/viewer-ip.ts'

const edge = '130.176.1.1'

test.each([
  ['198.51.100.7, 130.176.1.1', true, '198.51.100.7'],
  ['203.0.113.9, 198.51.100.7, 130.176.1.1', true, '198.51.100.7'],
  ['2001:db8::1,130.176.1.1', true, '2001:db8::1'],
  ['130.176.1.1', true, edge],
  ['', true, edge],
  [undefined, true, edge],
  ['203.0.113.9, 130.176.1.1', false, edge],
])('of "%s", behind CloudFront %s, it is %s', (forwarded, isBehind, expected) => {
  expect(viewerIp({ 'x-forwarded-for': forwarded }, edge, isBehind)).toBe(expected)
})

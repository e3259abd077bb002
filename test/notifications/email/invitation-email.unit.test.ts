import { expect, test } from 'vitest'
import { makeNotice } from '../../../functions/notifications/domain/notice.ts'

test('an invitation says when it ends, also one that was prolonged by less than seven days', () => {
  const expiresAt = Date.parse('2026-03-05T14:05:00Z')
  const invitation = {
    template: 'invitation' as const,
    to: 'ida@example.test',
    name: 'Ida',
    company: 'Windows Ltd',
    temporaryPassword: 'Ab-1',
    signInUrl: undefined,
    declineUrl: 'https://api.example.test/invitation/x',
    expiresAt,
  }
  const { text = '' } = makeNotice(invitation, expiresAt - 86_400_000) ?? {}
  expect(text.match(/Thursday, March 5, 2:05\sPM UTC/g)).toHaveLength(2)
  expect(text).not.toContain('seven days')
})

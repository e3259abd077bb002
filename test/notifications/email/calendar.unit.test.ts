import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarFile } from '../../../functions/notifications/email/calendar.ts'

describe('the calendar file (RFC 5545)', () => {
  const entry = {
    uid: 'a1@mail.example',
    sequence: 4,
    startsAt: '2026-03-04T15:00:00.000Z',
    durationMinutes: 90,
    title: 'Boiler; check, twice\nand again',
    address: '1 Main St',
    company: { name: 'Acme', email: 'office@acme.example' },
    now: Date.parse('2026-03-01T00:00:00Z'),
  }

  test('is parsed by another library', () => {
    const { content, contentType } = calendarFile(entry)
    expect(contentType).toContain('method=PUBLISH')
    const calendar = new ICAL.Component(ICAL.parse(content))
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.unreachable())
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(event).toMatchObject({ uid: 'a1@mail.example', sequence: 4, location: '1 Main St' })
    expect(event.summary).toBe('Boiler; check, twice\nand again (Acme)')
    expect(event.startDate.toString()).toBe('2026-03-04T15:00:00Z')
    expect(event.endDate.toString()).toBe('2026-03-04T16:30:00Z')
  })

  test('has lines of at most 75 bytes, ended by CRLF', () => {
    const { content } = calendarFile({ ...entry, title: 'ü'.repeat(150) })
    const lines = content.split('\r\n')
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  })
})

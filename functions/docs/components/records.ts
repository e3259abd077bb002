import { AuditTrail } from '../../accounts/audit/schemas.ts'
import { ExportAccepted, ExportView, OwnExport } from '../../exports/schemas.ts'
import { component } from './component.ts'
import { Health } from './health.ts'

const entry = AuditTrail.shape.items.element
const requestedAt = ['When it was asked for. RFC 3339, UTC', '2026-11-25T10:00:00.000Z'] as const
const status = 'How far it is'

export const records = {
  AuditTrail: component(
    AuditTrail,
    'A page of the audit trail, newest first.',
    {
      items: 'The entries',
      verified: 'Whether the hash chain is intact from the newest to the oldest entry of the page',
      brokenVersion: ['The first entry whose hash does not match, if one does not', 214],
    },
    ['brokenVersion'],
  ),
  AuditEntry: component(entry, 'Who changed or viewed something.', {
    version: ['Number of the entry within the account, rising by 1', 1042],
    at: ['When. RFC 3339, UTC', '2026-11-24T16:20:00.000Z'],
    by: [
      'A member’s id, or `auto`, `operator`, `status-link`, `invitation-link` or `contact-link`',
      '01JD2W8XW5B6K3NRZQ7TVYHM2C',
    ],
    byName: ['The member’s name, as it is now', 'Dana Reyes'],
    action: ['What was done; see `AuditAction`. An entry of an earlier release may have another', 'shift.corrected'],
    subject: ['Id of what it was done to', '01JDAZ6J2V8Q4XW3N5T7R9C1KM'],
    subjectType: 'What the subject is',
    subjectName: [
      'Name of the subject, as it is now; of a shift its worker and its start',
      'Ana Silva, 2026-11-24 08:02',
    ],
    subjectErased: 'True once the subject is erased or removed: its id alone is left',
    related: 'What `details` names besides',
    details: [
      'Facts of the action, by its kind: old and new values, reasons. No names, addresses or positions',
      { reason: 'Forgot to clock out' },
    ],
  }),
  RelatedRecord: component(entry.shape.related.element, 'Something that an entry of the audit trail names.', {
    type: 'What it is',
    id: ['Its id', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
    name: ['Its name, as it is now', 'Ana Silva'],
    erased: 'True once it is erased or removed',
  }),
  RequestedExport: component(ExportAccepted, 'An export that has begun, or ran already.', { status }),
  Export: component(ExportView, 'An export of the whole account as one zip file.', {
    status,
    requestedAt,
    progress: ['Lines written so far, by file; files, by folder', { 'customers.ndjson': 214, 'tracks/': 1180 }],
    finishedAt: ['When it was ready. RFC 3339, UTC', '2026-11-25T10:01:30.000Z'],
    url: [
      'Where to download the zip file, without a token',
      'https://files.example.com/exports/01JD6K2ZT8.zip?signature=8f2c',
    ],
    bytes: ['Size of the zip file in bytes', 4_812_044],
    expiresAt: ['Until when `url` works. RFC 3339, UTC', '2026-11-25T11:01:30.000Z'],
  }),
  PersonalExport: component(OwnExport, 'A page of all that is held about the caller.', {
    exportedAt: ['When this page was read. RFC 3339, UTC', '2026-11-25T10:00:00.000Z'],
    items: [
      'Rows by file name, as they are stored',
      { members: [{ memberId: '01JD2W9A7M3CFX5PQ8ZK2RTV6B', name: 'Ana Silva' }] },
    ],
  }),
  Health: component(Health, 'That the service runs.', { status: 'Always `ok`' }),
}

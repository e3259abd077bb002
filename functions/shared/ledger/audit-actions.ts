/** Every action that is audited, with the type of item that its `subject` names. */
const auditActions = {
  'account.opened': 'account',
  'account.changed': 'account',
  'account.cap-changed': 'account',
  'account.verification-sent': 'account',
  'account.contact-verified': 'account',
  'member.invited': 'member',
  'member.changed': 'member',
  'member.removed': 'member',
  'member.left': 'member',
  'member.declined': 'member',
  'member.invitation_ended': 'member',
  'member.erased': 'member',
  'notice.acknowledged': 'member',
  'device.added': 'member',
  'device.removed': 'member',
  'shift.entered': 'shift',
  'shift.corrected': 'shift',
  'shift.approved': 'shift',
  'shift.reopened': 'shift',
  'shift.removed': 'shift',
  'shift.closed': 'shift',
  'track.viewed': 'shift',
  // of all members: the account
  'tracks.erased': 'member',
  'customer.erased': 'customer',
  'customer.export': 'customer',
  'customers.import': 'account',
  'consent.granted': 'customer',
  'consent.withdrawn': 'customer',
  'consent.requested': 'customer',
  'messages.bulk': 'account',
  'template.changed': 'template',
  'template.deleted': 'template',
  'export.requested': 'export',
  'erasure.requested': 'erasure',
  'erasure.cancelled': 'erasure',
} as const

export type AuditAction = keyof typeof auditActions
export const auditActionNames = Object.keys(auditActions) as [AuditAction, ...AuditAction[]]

export const subjectTypes = ['account', 'member', 'shift', 'customer', 'template', 'export', 'erasure'] as const
export type SubjectType = (typeof subjectTypes)[number]

/** Undefined for an action of another release. */
export function subjectTypeOf(action: string): SubjectType | undefined {
  return (auditActions as Readonly<Record<string, SubjectType>>)[action]
}

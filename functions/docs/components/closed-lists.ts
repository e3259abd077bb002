import { appointmentKinds } from '../../appointments/items.ts'
import { appointmentWarnings } from '../../appointments/schemas.ts'
import { causes, channels, ledgerKinds, messageKinds, methods } from '../../customers/domain/consent.ts'
import { phoneWarningCodes } from '../../customers/domain/phone-warnings.ts'
import { customerKinds } from '../../customers/items.ts'
import { erasureStates } from '../../erasure/domain/erasure.ts'
import { refusalReasons } from '../../notifications/domain/decide.ts'
import { statuses } from '../../notifications/domain/message-status.ts'
import { waitReasons } from '../../notifications/domain/outcome/provider-refusal.ts'
import { authoredKinds, rowKinds } from '../../notifications/items.ts'
import { roles } from '../../shared/identity/login.ts'
import { unreadableReasons } from '../../shared/identity/unreadable-reason.ts'
import { languages } from '../../shared/language.ts'
import { auditActionNames, subjectTypes } from '../../shared/ledger/audit-actions.ts'
import { pointFlags } from '../../shifts/domain/analysis/point-flags.ts'
import { invalidReasons } from '../../shifts/domain/pings/ping.ts'
import { shiftStates } from '../../shifts/store/shift-items.ts'

/** Lists of values that have a name in openapi.json. An enum of exactly these values is a reference to it. */
export const closedLists: Readonly<Record<string, readonly string[]>> = {
  Role: roles,
  Language: languages,
  ShiftStatus: shiftStates,
  InvalidPingReason: invalidReasons,
  UnreadableUploadReason: unreadableReasons,
  PointFlag: pointFlags,
  CustomerKind: customerKinds,
  CustomerWarningCode: phoneWarningCodes,
  Channel: channels,
  MessageKind: messageKinds,
  ConsentKind: ledgerKinds,
  ConsentMethod: methods,
  ConsentCause: causes,
  AppointmentKind: appointmentKinds,
  AppointmentWarningCode: appointmentWarnings,
  MessageStatus: statuses,
  RefusalReason: refusalReasons,
  WaitReason: waitReasons,
  MessageRowKind: rowKinds,
  WrittenMessageKind: authoredKinds,
  AuditAction: auditActionNames,
  AuditSubjectType: subjectTypes,
  ErasureStatus: erasureStates,
}

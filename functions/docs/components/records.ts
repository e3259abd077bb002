import { AuditTrail } from '../../accounts/audit/schemas.ts'
import { DeletionForm } from '../../erasure/deletion-page/schemas.ts'
import { ErasureAccepted, ErasureRequest } from '../../erasure/schemas.ts'
import { ErasureView, ReceiptKeys } from '../../erasure/status/schemas.ts'
import { ExportAccepted, ExportView, OwnExport } from '../../exports/schemas.ts'

const [signIn, code, confirmation] = DeletionForm.options

export const records = {
  AuditTrail,
  AuditEntry: AuditTrail.shape.items.element,
  RelatedRecord: AuditTrail.shape.items.element.shape.related.element,
  RequestedExport: ExportAccepted,
  Export: ExportView,
  PersonalExport: OwnExport,
  ErasureRequest,
  RequestedErasure: ErasureAccepted,
  Erasure: ErasureView,
  ErasureProgress: ErasureView.shape.progress.valueType,
  JsonWebKeySet: ReceiptKeys,
  JsonWebKey: ReceiptKeys.shape.keys.element,
  DeletionSignIn: signIn,
  DeletionCode: code,
  DeletionConfirmation: confirmation,
}

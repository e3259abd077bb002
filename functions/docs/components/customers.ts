import {
  ConsentRequestResponse,
  ConsentsResponse,
  LedgerEntryResponse,
  NewConsentRequest,
  NewDecision,
} from '../../customers/consent/schemas.ts'
import { ImportResponse } from '../../customers/import/import-schemas.ts'
import { Customer, CustomerChange, CustomerList, NewCustomer } from '../../customers/schemas.ts'
import { CustomerExport } from '../../notifications/history/schemas.ts'

export const customers = {
  Customer,
  CustomerWarning: Customer.shape.warnings.unwrap().element,
  CustomerList,
  NewCustomer,
  CustomerChange,
  CustomerExport,
  CustomerImport: ImportResponse,
  RejectedLine: ImportResponse.shape.rejected.element,
  ImportWarning: ImportResponse.shape.warnings.element,
  ImportedColumn: ImportResponse.shape.columns.element,
  ConsentLedger: ConsentsResponse,
  Consent: ConsentsResponse.shape.current.element,
  ConsentEntry: LedgerEntryResponse,
  NewConsentEntry: NewDecision,
  NewConsentRequest,
  ConsentRequest: ConsentRequestResponse,
}

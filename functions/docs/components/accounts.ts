import { VerificationSent } from '../../accounts/contact-address/schemas.ts'
import { AccountPatch, AccountView, OpenAccount } from '../../accounts/schemas.ts'

const settings = AccountView.shape.settings
const settingsChange = AccountPatch.shape.settings.unwrap()

export const accounts = {
  Account: AccountView,
  Brand: AccountView.shape.brand.unwrap(),
  Settings: settings,
  RetentionSettings: settings.shape.retention,
  ShiftSettings: settings.shape.shifts,
  MessagingSettings: settings.shape.messaging,
  SendingHours: settings.shape.messaging.shape.sendingHours,
  NewAccount: OpenAccount,
  AccountChange: AccountPatch,
  BrandChange: AccountPatch.shape.brand.unwrap(),
  SettingsChange: settingsChange,
  RetentionSettingsChange: settingsChange.shape.retention.unwrap(),
  ShiftSettingsChange: settingsChange.shape.shifts.unwrap(),
  MessagingSettingsChange: settingsChange.shape.messaging.unwrap(),
  SendingHoursChange: settingsChange.shape.messaging.unwrap().shape.sendingHours.unwrap(),
  ContactVerification: VerificationSent,
}

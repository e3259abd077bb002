import { Appointment, AppointmentChange, AppointmentList, NewAppointment } from '../../appointments/schemas.ts'
import { BulkRequest, BulkResponse } from '../../notifications/bulk/schemas.ts'
import { MessageList, MessageResponse } from '../../notifications/history/schemas.ts'
import { Decided } from '../../notifications/items.ts'
import {
  MessageRequest,
  OnMyWayRequest,
  ReminderRequest,
  RequestedMessages,
} from '../../notifications/requests/schemas.ts'
import {
  PreviewResponse,
  TemplateContent,
  TemplateList,
  TemplatePreview,
  TemplateResponse,
  warnings,
} from '../../notifications/templates/schemas.ts'

const reminder = Appointment.shape.reminders.element

export const messages = {
  Appointment,
  AppointmentList,
  AppointmentReminder: reminder,
  ReminderOutlook: reminder.shape.outlook.unwrap(),
  AppointmentWarning: Appointment.shape.warnings.unwrap().element,
  AppointmentPlace: Appointment.shape.position.unwrap(),
  NewAppointment,
  AppointmentChange,
  NewAppointmentPlace: NewAppointment.shape.position.unwrap(),
  Message: MessageResponse,
  MessageList,
  MessageEvent: MessageResponse.shape.events.element,
  MessageDecision: Decided,
  DecidingConsent: Decided.shape.consent.unwrap(),
  OpenHours: Decided.shape.openHours.unwrap(),
  UsedTemplate: Decided.shape.template.unwrap(),
  ReminderRequest,
  OnMyWayRequest,
  NewMessage: MessageRequest,
  RequestedMessages,
  RequestedMessage: RequestedMessages.shape.messages.element,
  BulkRequest,
  BulkRecipients: BulkRequest.shape.customers,
  BulkResult: BulkResponse,
  BulkCount: BulkResponse.shape.counts.element,
  Template: TemplateResponse,
  TemplateList,
  TemplateContent,
  NewTemplatePreview: TemplatePreview,
  TemplatePreview: PreviewResponse,
  TextWarning: warnings.unwrap().element,
}

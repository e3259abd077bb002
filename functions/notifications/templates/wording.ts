import type { MessageKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../shared/language.ts'

/** In Liquid. */
export type Template = {
  readonly name: string
  readonly language: Language
  readonly subject?: string | undefined
  readonly body: string
  readonly isOurs?: true | undefined
  /** Ours, which stands in when a company's own cannot be sent with a customer's data. */
  readonly fallback?: Template | undefined
}

export type Wording = { readonly sms: string; readonly email: { readonly subject: string; readonly body: string } }

export type Wordings = Readonly<Record<MessageKind, Wording>>

import type { ParsedUpload, PhoneRequest } from './reading/parsed-upload.ts'

export type Reply = { readonly status: number; readonly contentType: string; readonly body: string }

/** `taken`: stored. `busy`: the app must send again. `refused`: no valid token. `too_large`: it must send less. */
export type Outcome = 'taken' | 'busy' | 'refused' | 'too_large'

/** Positions of an upload that cannot be read. */
export type Unreadable = Pick<ParsedUpload, 'invalid' | 'lacked'>

/** Pure; `parse` never throws. `reply` mentions unreadable positions where the app allows it. */
export type Dialect = {
  readonly parse: (request: PhoneRequest) => ParsedUpload
  readonly reply: (outcome: Outcome, tracking: 'on' | 'off', unreadable?: Unreadable) => Reply
}

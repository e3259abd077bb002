/**
 * What an upload lacked whose positions cannot be read. `no_position`: one of latitude and longitude; `unreadable_body`: the
 * end of a body, or its form; `unknown_shape`: a form that is known here; `unreadable_compression`: what its
 * `Content-Encoding` says; `unknown_app`: an app's name in its address.
 */
export const unreadableReasons = [
  'no_time',
  'unreadable_time',
  'no_position',
  'unreadable_position',
  'unreadable_body',
  'unknown_shape',
  'unreadable_compression',
  'too_large',
  'unknown_app',
] as const
export type UnreadableReason = (typeof unreadableReasons)[number]

/** What the thread of an instance is given at its birth. */
export type Birth = { clock: SharedArrayBuffer; directory: string; handler: string }

/** What the host sends for one event. `deadline` is real time, epoch ms. */
export type Call = { event: string; requestId: string; deadline: number; arn: string }

/** What the thread answers; `value` is JSON. The first answer of a thread is `ready` or a failed start. */
export type Reply =
  | { kind: 'ready' }
  | { kind: 'result'; value: string | undefined }
  | { kind: 'error'; errorType: string; errorMessage: string; trace: string[] }

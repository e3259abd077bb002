/** `thawed`: an Int32, 1 while an event runs. */
export type InstanceData = { clock: SharedArrayBuffer; thawed: SharedArrayBuffer; directory: string; handler: string }

/** `deadline`: real time, epoch milliseconds. */
export type Call = { event: string; requestId: string; deadline: number; arn: string }

/** Written by the function while an event runs: text, or bytes. */
export type Output = { kind: 'output'; chunk: string | Uint8Array }

/** `value` is JSON. The first is `ready` or a failed start. */
export type Reply =
  | { kind: 'ready' }
  | { kind: 'result'; value: string | undefined }
  | { kind: 'error'; errorType: string; errorMessage: string; trace: string[] }

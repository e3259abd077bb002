export type InstanceData = { clock: SharedArrayBuffer; directory: string; handler: string }

/** `deadline`: real time, epoch milliseconds. */
export type Call = { event: string; requestId: string; deadline: number; arn: string }

/** `value` is JSON. The first is `ready` or a failed start. */
export type Reply =
  | { kind: 'ready' }
  | { kind: 'result'; value: string | undefined }
  | { kind: 'error'; errorType: string; errorMessage: string; trace: string[] }

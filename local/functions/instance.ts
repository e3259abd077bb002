import { Worker } from 'node:worker_threads'
import type { Call, InstanceData, Output, Reply } from './worker-messages.ts'

/** `payload` is JSON; undefined when the handler returned nothing. `throttled`: Lambda refused the event, and nothing ran. */
export type Outcome =
  | { ok: true; payload: string | undefined }
  | { ok: false; errorType: string; errorMessage: string; trace: string[]; timedOut: boolean; throttled?: true }

export type Instance = {
  /** One event at a time: the caller waits for the outcome. */
  run(call: Omit<Call, 'deadline'>, timeoutMs: number): Promise<Outcome>
  /** False after a timeout, a crash or an end. */
  alive(): boolean
  end(): Promise<unknown>
}

export type InstanceOptions = {
  instanceData: Omit<InstanceData, 'thawed'>
  environment: Record<string, string>
  memoryMb: number
  onOutput(chunk: string | Uint8Array): void
}

const initialisationMs = 10_000

/** Starts a thread with its own environment, globals and heap. */
export function startInstance({ instanceData, environment, memoryMb, onOutput }: InstanceOptions): Instance {
  const thawed = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const gate = new Int32Array(thawed)
  const thaw = () => {
    Atomics.store(gate, 0, 1)
    Atomics.notify(gate, 0)
  }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    env: environment,
    execArgv: [],
    stdout: true,
    stderr: true,
    workerData: { ...instanceData, thawed } satisfies InstanceData,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  worker.stdout.on('data', onOutput)
  worker.stderr.on('data', onOutput)

  let alive = true
  let waiting: ((reply: Reply) => void) | undefined
  const settle = (reply: Reply) => {
    const waiter = waiting
    waiting = undefined
    waiter?.(reply)
  }
  const die = (errorType: string, errorMessage: string) => {
    alive = false
    settle({ kind: 'error', errorType, errorMessage, trace: [] })
  }
  worker.on('message', (message: Reply | Output) =>
    message.kind === 'output' ? onOutput(message.chunk) : settle(message),
  )
  worker.on('messageerror', (error) => die('Runtime.MarshalError', error.message))
  worker.on('error', (error: NodeJS.ErrnoException) => die(error.code ?? error.name, error.message))
  worker.on('exit', (code) => die('Runtime.ExitError', `Runtime exited with error: exit status ${code}`))
  const next = () =>
    new Promise<Reply>((resolve) => {
      waiting = resolve
    })

  async function within(promise: Promise<Reply>, ms: number): Promise<Reply | 'timeout'> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(resolve, ms, 'timeout')
    })
    const first = await Promise.race([promise, late])
    clearTimeout(timer)
    if (first === 'timeout') {
      alive = false
      void worker.terminate()
    }
    return first
  }

  const ready = next()
  let started = false

  return {
    alive: () => alive,
    end: () => worker.terminate(),
    async run(call, timeoutMs) {
      if (!started) {
        const reply = await within(ready, initialisationMs)
        if (reply === 'timeout') return timedOut(initialisationMs)
        if (reply.kind === 'error') {
          alive = false
          void worker.terminate()
          return { ok: false, ...reply, timedOut: false }
        }
        started = true
      }
      if (!alive)
        return { ok: false, errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited', trace: [], timedOut: false }
      const answered = next()
      thaw()
      worker.postMessage({ ...call, deadline: Date.now() + timeoutMs } satisfies Call)
      const reply = await within(answered, timeoutMs)
      if (reply === 'timeout') return timedOut(timeoutMs)
      if (reply.kind === 'error') return { ok: false, ...reply, timedOut: false }
      return { ok: true, payload: reply.kind === 'result' ? reply.value : undefined }
    },
  }
}

function timedOut(ms: number): Outcome {
  const errorMessage = `Task timed out after ${(ms / 1000).toFixed(2)} seconds`
  return { ok: false, errorType: 'Sandbox.Timedout', errorMessage, trace: [], timedOut: true }
}

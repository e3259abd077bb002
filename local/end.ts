/**
 * Calls `end` once when this process is asked to end: by a signal, or because the process that started it is gone. A second
 * request ends it at once. The returned function says whether there was one.
 */
export function onRequestToEnd(end: () => Promise<void>): () => boolean {
  let requestedAt: number | undefined
  const request = () => {
    // A terminal and npm may both pass on one Ctrl-C; only a later one is a second request.
    if (requestedAt !== undefined && performance.now() - requestedAt > 1000) process.exit(1)
    if (requestedAt !== undefined) return
    requestedAt = performance.now()
    void end()
  }
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(event, request)
  // npm does not pass on that it was killed.
  const parent = process.ppid
  const isNpms = process.env['npm_lifecycle_event'] === 'start'
  if (isNpms) setInterval(() => process.ppid !== parent && request(), 500).unref()
  return () => requestedAt !== undefined
}

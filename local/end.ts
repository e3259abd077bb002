/**
 * Calls `end` once at a signal or when the parent process is gone. A second request ends the process at once. The returned
 * function says whether there was a request.
 */
export function onRequestToEnd(end: () => Promise<void>): () => boolean {
  let requestedAt: number | undefined
  const request = () => {
    // A terminal and npm may both pass on one Ctrl-C.
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

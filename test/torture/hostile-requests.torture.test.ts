// The short form of `npm test`, at length.
process.env['REQUEST_ROUNDS'] ??= '30'
await import('../hostile/requests/hostile-requests.journey.test.ts')

// The short form of `npm test`, at length.
process.env['ROUNDS'] ??= '30'
await import('../hostile/requests/hostile-requests.journey.test.ts')

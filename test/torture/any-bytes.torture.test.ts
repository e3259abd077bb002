// The short form of `npm test`, at length.
process.env['RUNS'] ??= '20000'
await import('../shifts/dialects/any-bytes.unit.test.ts')

import fc from 'fast-check'

export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]

const zones = [
  'America/New_York',
  'America/Phoenix',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Auckland',
] as const
export const offsets = ['-P1D', '-PT2H'] as const

/** Where a run of the sender crashes. */
const crashPoints = ['before-claim', 'after-claim', 'after-send'] as const

/** Minutes are relative to the clock. */
export type HistoryEvent =
  | { readonly what: 'grant'; readonly channel: Channel; readonly method: 'paper' | 'web-form' }
  | { readonly what: 'withdraw'; readonly channel: Channel }
  | { readonly what: 'text'; readonly body: 'STOP' | 'START' | 'stop by at 9' }
  | { readonly what: 'bounce'; readonly channel: Channel }
  | { readonly what: 'cancel' }
  | { readonly what: 'move'; readonly inMinutes: number; readonly timeZone?: string | undefined }
  | { readonly what: 'zone'; readonly timeZone: string }
  | { readonly what: 'wait'; readonly minutes: number }
  | { readonly what: 'crash'; readonly point: (typeof crashPoints)[number]; readonly step: number }

/** Days before changes of clocks; seven seconds past the minute, so no boundary is met exactly. */
const startTimes = ['2026-03-06T15:00:07Z', '2026-03-27T09:30:07Z', '2026-04-03T20:15:07Z', '2026-10-30T12:45:07Z']

export type History = { readonly startTime: number; readonly events: readonly HistoryEvent[] }
/** Two days after the start time, on the minute. */
export const appointmentStart = (startTime: number) => Math.floor(startTime / 60_000) * 60_000 + 48 * 3_600_000

const channel = fc.constantFrom(...channels)
const zone = fc.constantFrom(...zones)
/** Quarters of an hour, often near a due time, an opening or the end of lateness. */
const wait = fc.oneof(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 20, max: 130 })).map((each) => each * 15)

const event: fc.Arbitrary<HistoryEvent> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant('wait' as const), minutes: wait }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('grant' as const),
      channel,
      method: fc.constantFrom('paper' as const, 'web-form' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('withdraw' as const), channel }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('text' as const),
      body: fc.constantFrom('STOP' as const, 'START' as const, 'stop by at 9' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('bounce' as const), channel }) },
  { weight: 1, arbitrary: fc.constant({ what: 'cancel' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('move' as const),
      inMinutes: fc.integer({ min: 8, max: 260 }).map((each) => each * 15),
      timeZone: fc.option(zone, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('zone' as const), timeZone: zone }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('crash' as const),
      point: fc.constantFrom(...crashPoints),
      step: fc.integer({ min: 0, max: 60 }),
    }),
  },
)

/** Most start with a grant. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    startTime: fc.constantFrom(...startTimes),
    yes: fc.constantFrom<Channel[]>(['sms', 'email'], ['email', 'sms'], ['sms'], ['email'], []),
    rest: fc.array(event, { minLength: 3, maxLength: 14 }),
  })
  .map(({ startTime, yes, rest }) => ({
    startTime: Date.parse(startTime),
    events: [...yes.map((each) => ({ what: 'grant', channel: each, method: 'paper' }) as const), ...rest],
  }))

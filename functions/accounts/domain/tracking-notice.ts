export type TrackingNotice = {
  readonly text: string
  readonly what: readonly string[]
  readonly when: string
  readonly keptFor: string
  readonly visibleTo: readonly string[]
}

const what = ['position', 'accuracy', 'speed', 'heading', 'altitude', 'battery', 'activity', 'time of each of these']
const visibleTo = ['you', 'the office of your company', 'the owner of your company']

export function trackingNotice(
  company: string,
  settings: { readonly toleranceSeconds: number; readonly trackDays: number },
): TrackingNotice {
  const { toleranceSeconds, trackDays } = settings
  const when =
    `Only between your clock-in and your clock-out, with a tolerance of ${toleranceSeconds} seconds because clocks differ. ` +
    'Positions from any other time are not stored.'
  const text = [
    `While you are clocked in, ${company} records where you are: ${what.join(', ')}.`,
    when,
    `Your tracks are stored for ${trackDays} days and then deleted. Your live position is shown only while you are clocked in.`,
    `Your tracks can be seen by ${visibleTo.join(', ')}. Each time the office views a track, this is recorded.`,
  ].join('\n\n')
  return { text, what, when, keptFor: `P${trackDays}D`, visibleTo }
}

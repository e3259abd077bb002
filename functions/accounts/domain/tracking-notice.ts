/** What a worker is told before the first shift: what is recorded, when, for how long, and who may see it. */
export type TrackingNotice = {
  readonly text: string
  readonly what: readonly string[]
  readonly when: string
  readonly keptFor: string
  readonly visibleTo: readonly string[]
}

const what = ['position', 'accuracy', 'speed', 'heading', 'altitude', 'battery', 'activity', 'time of each of these']
const visibleTo = ['you', 'the office of your company', 'the owner of your company']

/** The notice in the words of this account's settings. `toleranceSeconds` is what a clock may be off; tracks are kept in days. */
export function trackingNotice(
  company: string,
  settings: { readonly toleranceSeconds: number; readonly trackDays: number },
): TrackingNotice {
  const { toleranceSeconds, trackDays } = settings
  const when =
    `Only between your clock-in and your clock-out, with ${toleranceSeconds} seconds of tolerance for clocks that differ. ` +
    'A position from any other time is not stored anywhere.'
  const text = [
    `While you are clocked in, ${company} records where you are: ${what.join(', ')}.`,
    when,
    `Your tracks are kept for ${trackDays} days and then deleted. Your position is shown live while you are clocked in, and no longer.`,
    `Who may see them: ${visibleTo.join(', ')}. Each time the office looks at a track, that is written down.`,
  ].join('\n\n')
  return { text, what, when, keptFor: `P${trackDays}D`, visibleTo }
}

/** `until`: local time of the account at which the grace period ends; undefined without one. */
export type PageTexts = {
  readonly title: string
  /** `grace` in milliseconds. */
  readonly howTo: (grace: number) => string
  readonly now: string
  readonly deleted: readonly [heading: string, ...what: string[]]
  readonly final: string
  readonly kept: string
  readonly keptColumns: readonly [what: string, why: string, howLong: string]
  readonly keptRows: (backupDays: number, logDays: number) => readonly (readonly [string, string, string])[]
  readonly duration: readonly [heading: string, text: string]
  readonly others: readonly [heading: string, text: string]
  readonly form: {
    readonly intro: string
    readonly email: string
    readonly password: string
    readonly submit: string
    readonly forgot: string
    readonly code: string
    readonly next: string
  }
  readonly problems: Readonly<Record<'wrong' | 'tooManyForAddress' | 'tooManyFromCaller' | 'expired', string>>
  readonly confirm: {
    readonly title: (company: string) => string
    /** HTML; `company` is escaped. */
    readonly text: (company: string) => string
    readonly begins: (until: string | undefined) => string
    readonly told: string
    readonly wrongName: string
    readonly type: string
    readonly submit: string
    readonly cancel: string
  }
  readonly requested: {
    readonly title: string
    readonly locked: string
    readonly begins: (until: string | undefined) => string
    readonly link: (until: string | undefined) => string
    readonly keep: string
  }
  readonly refusals: Readonly<
    Record<'no-account' | 'not-owner' | 'first-time' | 'erasing' | 'foreign', readonly [title: string, text: string]>
  >
  readonly back: string
}

import type { Language } from '../../shared/language.ts'

export type TrackingNotice = {
  readonly language: Language
  readonly text: string
  readonly what: readonly string[]
  readonly when: string
  readonly keptFor: string
  readonly visibleTo: readonly string[]
}

type Terms = { readonly toleranceSeconds: number; readonly trackDays: number }
type Texts = {
  readonly what: readonly string[]
  readonly visibleTo: readonly string[]
  readonly when: (terms: Terms) => string
  readonly recorded: (company: string, what: string) => string
  readonly kept: (terms: Terms) => string
  readonly seen: (visibleTo: string) => string
}

const texts: Readonly<Record<Language, Texts>> = {
  en: {
    what: ['position', 'accuracy', 'speed', 'heading', 'altitude', 'battery', 'activity', 'time of each of these'],
    visibleTo: ['you', 'the office of your company', 'the owner of your company'],
    when: ({ toleranceSeconds }) =>
      `Only between your clock-in and your clock-out, with a tolerance of ${toleranceSeconds} seconds because clocks differ. Positions from any other time are not stored.`,
    recorded: (company, what) => `While you are clocked in, ${company} records where you are: ${what}.`,
    kept: ({ trackDays }) =>
      `Your tracks are stored for ${trackDays} days and then deleted. Your live position is shown only while you are clocked in.`,
    seen: (visibleTo) =>
      `Your tracks can be seen by ${visibleTo}. Each time the office views a track, this is recorded.`,
  },
  es: {
    what: ['posición', 'precisión', 'velocidad', 'rumbo', 'altitud', 'batería', 'actividad', 'hora de cada dato'],
    visibleTo: ['usted', 'la oficina de su empresa', 'el propietario de su empresa'],
    when: ({ toleranceSeconds }) =>
      `Solo entre su entrada y su salida fichadas, con una tolerancia de ${toleranceSeconds} segundos porque los relojes difieren. Las posiciones de cualquier otro momento no se guardan.`,
    recorded: (company, what) => `Mientras tiene fichada la entrada, ${company} registra dónde está usted: ${what}.`,
    kept: ({ trackDays }) =>
      `Sus recorridos se guardan durante ${trackDays} días y después se eliminan. Su posición actual se muestra solo mientras tiene fichada la entrada.`,
    seen: (visibleTo) =>
      `Sus recorridos pueden verlos ${visibleTo}. Cada vez que la oficina consulta un recorrido, queda registrado.`,
  },
}

/** The terms are the same in each language. `keptFor` is an ISO 8601 duration. */
export function trackingNotice(company: string, terms: Terms, language: Language): TrackingNotice {
  const { what, visibleTo, when, recorded, kept, seen } = texts[language]
  const paragraphs = [recorded(company, what.join(', ')), when(terms), kept(terms), seen(visibleTo.join(', '))]
  const text = paragraphs.join('\n\n')
  return { language, text, what, when: when(terms), keptFor: `P${terms.trackDays}D`, visibleTo }
}

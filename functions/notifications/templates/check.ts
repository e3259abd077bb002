import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import { AppError } from '../../shared/errors.ts'
import { hiddenAt } from '../../shared/hidden-characters.ts'
import { holdsDeceptiveAddress } from '../../shared/web-link.ts'
import { withSenderAndOptOut } from '../domain/local-wording.ts'
import { maxSegments, normalise, sizeOf } from '../domain/sms-segments.ts'
import { findStopWord, stopWordMessage, stopWordOffered } from '../domain/stop-word-offer.ts'
import { render, variablesIn } from './render.ts'
import { TemplateError } from './template-error.ts'
import { samplesFor, type Variables } from './variables.ts'
import type { Template } from './wording.ts'

export type Fault = { readonly path: readonly string[]; readonly message: string }

/** `company`: the sender's name, which is put on later. */
export function faultsOf(kind: MessageKind, channel: Channel, template: Template, company?: string): Fault[] {
  const shape = shapeFaults(channel, template)
  if (shape.length > 0) return shape
  const sourceProblems = (['subject', 'body'] as const).flatMap((field) =>
    sourceFaults(kind, field, template[field] ?? ''),
  )
  if (sourceProblems.length > 0) return sourceProblems
  try {
    const samples = samplesFor(kind, company === undefined ? {} : { company })
    const faults = samples.flatMap((sample) => [
      ...renderedFaults(channel, render(template, sample)),
      ...(channel === 'sms' ? lengthFaults(template, sample) : []),
    ])
    return distinct(faults)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return [{ path: ['body'], message: error.message }]
  }
}

/** Both samples may show the same one. */
function distinct(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}

/** @throws AppError `invalid` */
export function requireFaultless(kind: MessageKind, channel: Channel, template: Template, company: string): void {
  const errors = faultsOf(kind, channel, template, company)
  if (errors.length > 0) throw new AppError('invalid', undefined, { errors })
}

export type Warning = { readonly code: 'stop_word' }

/** What an author may want to look at again. Undefined for nothing. */
export function warningsOf(...typed: readonly (string | undefined)[]): Warning[] | undefined {
  const isSuspect = typed.some((text) => text !== undefined && findStopWord(text) === 'warn')
  return isSuspect ? [{ code: 'stop_word' }] : undefined
}

function stopWordFaults(field: 'subject' | 'body', text: string): Fault[] {
  return stopWordOffered(text) ? [{ path: [field], message: stopWordMessage }] : []
}

/** What a filter such as `url_decode` may bring in. */
function readingFaults(field: 'subject' | 'body', text: string): Fault[] {
  const isClear = hiddenAt(text) === -1 && !holdsDeceptiveAddress(text)
  return isClear ? [] : [{ path: [field], message: 'renders invisible characters or a misleading web address' }]
}

function shapeFaults(channel: Channel, { subject }: Template): Fault[] {
  if (channel === 'email' && subject === undefined) return [{ path: ['subject'], message: 'an email needs a subject' }]
  if (channel === 'sms' && subject !== undefined) return [{ path: ['subject'], message: 'an SMS has no subject' }]
  return []
}

/** Also checks branches that no sample reaches. */
function sourceFaults(kind: MessageKind, field: 'subject' | 'body', source: string): Fault[] {
  try {
    const known = variableNames(kind)
    const unknown = variablesIn(source).filter(({ name }) => !known.includes(name))
    return [
      ...unknown.map(({ place }) => ({
        path: [field],
        message: `uses an unknown variable, at ${place}; the variables are ${known.join(', ')}`,
      })),
      ...stopWordFaults(field, source.replaceAll(/\{%.*?%\}/gsu, '\n')),
    ]
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return [{ path: [field], message: error.message }]
  }
}

export function variableNames(kind: MessageKind): string[] {
  return Object.keys(samplesFor(kind)[0])
}

function renderedFaults(
  channel: Channel,
  { subject, text }: { readonly subject: string; readonly text: string },
): Fault[] {
  const faults: Fault[] = []
  if (text === '') faults.push({ path: ['body'], message: 'renders to an empty text' })
  if (channel === 'email' && subject === '') faults.push({ path: ['subject'], message: 'renders to an empty text' })
  faults.push(...readingFaults('body', text), ...readingFaults('subject', subject))
  faults.push(...stopWordFaults('body', text), ...stopWordFaults('subject', subject))
  return faults
}

/** Of the whole SMS, with the sender's name and the way to opt out. */
function lengthFaults(template: Template, sample: Variables): Fault[] {
  const { segments } = sizeOf(wholeSms(template, sample))
  if (segments <= maxSegments) return []
  const message = `renders to ${segments} SMS segments with sender and opt-out; at most ${maxSegments} are allowed`
  return [{ path: ['body'], message }]
}

/** As a customer gets it. */
export function wholeSms(template: Template, variables: Variables): string {
  const text = normalise(render(template, variables).text)
  return withSenderAndOptOut(text, normalise(variables.company), template.language)
}

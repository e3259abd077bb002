import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import { hiddenAt } from '../../shared/hidden-characters.ts'
import { holdsDeceptiveAddress } from '../../shared/web-link.ts'
import { maxSegments, normalise, sizeOf } from '../domain/sms-segments.ts'
import { stopWordMessage, stopWordOffered } from '../domain/stop-word-offer.ts'
import { render, variablesIn } from './render.ts'
import { TemplateError } from './template-error.ts'
import { samplesFor } from './variables.ts'
import type { Template } from './wording.ts'

export type Fault = { readonly path: readonly string[]; readonly message: string }

export function faultsOf(kind: MessageKind, channel: Channel, template: Template): Fault[] {
  const shape = shapeFaults(channel, template)
  if (shape.length > 0) return shape
  const sourceProblems = (['subject', 'body'] as const).flatMap((field) =>
    sourceFaults(kind, field, template[field] ?? ''),
  )
  if (sourceProblems.length > 0) return sourceProblems
  try {
    return samplesFor(kind).flatMap((sample) => renderedFaults(channel, render(template, sample)))
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return [{ path: ['body'], message: error.message }]
  }
}

function stopWordFaults(field: 'subject' | 'body', text: string): Fault[] {
  return stopWordOffered(text) === undefined ? [] : [{ path: [field], message: stopWordMessage }]
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
  const { segments } = sizeOf(normalise(text))
  if (channel === 'sms' && segments > maxSegments) {
    faults.push({ path: ['body'], message: `renders to ${segments} SMS segments; at most ${maxSegments} are allowed` })
  }
  return faults
}

import { escapeHtml } from '../shared/http/html.ts'
import { page } from '../shared/http/html-page.ts'
import type { Response } from '../shared/http/route.ts'
import type { Language } from '../shared/language.ts'

type Link = readonly [href: string, text: string]
type HomeTexts = {
  readonly what: string
  readonly customer: readonly [heading: string, ...paragraphs: string[]]
  readonly company: readonly [heading: string, text: string]
  readonly signIn: string
  readonly links: readonly Link[]
  readonly developer: readonly [heading: string, text: string]
  readonly documents: readonly Link[]
}

const texts: Readonly<Record<Language, HomeTexts>> = {
  en: {
    what: 'Fieldpost is a service for companies whose people work at their customers’ places: cleaners, installers, gardeners, repair crews. Workers clock in and out with their phones, and the office reminds customers of appointments.',
    customer: [
      'You got a message',
      'A company that you are a customer of sent it. To stop, reply STOP to a text, or use the link at the end of an email. Questions are best put to that company: its address is in each of its emails.',
    ],
    company: ['You work with Fieldpost', 'Clock in, plan and write in the app that your company uses.'],
    signIn: 'Sign in',
    links: [['/account-deletion', 'Delete an account']],
    developer: ['You build something for it', 'Everything that the apps do is open to your program as well.'],
    documents: [
      ['/docs', 'The API, explained'],
      ['/openapi.json', 'The API as an OpenAPI document'],
    ],
  },
  es: {
    what: 'Fieldpost es un servicio para empresas cuyo personal trabaja en casa de sus clientes: limpieza, instalaciones, jardinería, reparaciones. Los trabajadores fichan con el teléfono, y la oficina recuerda a los clientes sus citas.',
    customer: [
      'Ha recibido un mensaje',
      'Lo envió una empresa de la que usted es cliente. Para no recibir más, responda STOP a un mensaje de texto o use el enlace al final de un correo. Para preguntas, diríjase a esa empresa: su dirección está en cada uno de sus correos.',
    ],
    company: ['Trabaja con Fieldpost', 'Fiche, planifique y escriba en la aplicación que usa su empresa.'],
    signIn: 'Iniciar sesión',
    links: [['/account-deletion', 'Eliminar una cuenta']],
    developer: [
      'Programa algo para Fieldpost',
      'Todo lo que hacen las aplicaciones está abierto también a su programa.',
    ],
    documents: [
      ['/docs', 'La API, explicada (en inglés)'],
      ['/openapi.json', 'La API como documento OpenAPI'],
    ],
  },
}

/** `signInUrl`: where members sign in, if the installation has an app. */
export function homePage(language: Language, signInUrl: string | undefined): Response {
  const { what, customer, company, signIn, links, developer, documents } = texts[language]
  const signInLinks: readonly Link[] = signInUrl === undefined ? [] : [[signInUrl, signIn]]
  const body = [
    `<p>${what}</p>`,
    part(customer, []),
    part(company, [...signInLinks, ...links]),
    part(developer, documents),
  ]
  return page(200, 'Fieldpost', body.join('\n'), true, language)
}

function part([heading, ...paragraphs]: readonly string[], links: readonly Link[]): string {
  const items = links.map(([href, text]) => `<li><a href="${escapeHtml(href)}">${text}</a></li>`)
  const list = items.length > 0 ? `\n<ul>\n${items.join('\n')}\n</ul>` : ''
  return `<h2>${heading}</h2>\n${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}${list}`
}

import type { createConfig } from '@redocly/openapi-core'

/** All rules of Redocly’s linter. Those that do not fit are answered here, each with its reason. */
export const lintRules: Parameters<typeof createConfig>[0] = {
  extends: ['all'],
  rules: {
    'request-mime-type': {
      severity: 'error',
      allowedValues: ['application/json', 'application/x-www-form-urlencoded', 'text/csv'],
    },
    'response-mime-type': {
      severity: 'error',
      allowedValues: [
        ...['application/json', 'application/problem+json', 'text/html; charset=utf-8'],
        // tracks and hours as files, receipts, and what phone apps understand
        ...['application/geo+json', 'application/gpx+xml', 'application/vnd.google-earth.kml+xml'],
        ...['text/csv; charset=utf-8', 'application/jose', 'text/plain'],
      ],
    },
    // which one to ask is the operator of an installation, whom this document does not know
    'info-contact': 'off',
    // OpenAPI 3.1 takes either a url or an SPDX identifier, which stands there
    'info-license-url': 'off',
    // the order of tags is that of reading
    'tags-alphabetical': 'off',
    // the order of an object’s keys says nothing
    'path-http-verbs-order': 'off',
    // paths are the contract: `/v1/account` is one account
    'path-segment-plural': 'off',
    // enums and booleans say all values; described.unit.test.ts demands an example of everything else
    'scalar-property-missing-example': 'off',
    // answers are not checked by their readers, and requests have the limits that the parser has
    'required-string-property-missing-min-length': 'off',
    // sees only the codes of an answer, not the `Problem` beside them, which openapi.unit.test.ts demands
    'operation-4xx-problem-details-rfc7807': 'off',
  },
}

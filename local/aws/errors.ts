import type { AwsAnswer, Service } from './request.ts'

/** In the service's own format, so that an SDK throws the exception of that name. */
export function awsError(service: Service, code: string, message: string, status = 400): AwsAnswer {
  switch (service) {
    case 'dynamodb':
      return json(status, { __type: `com.amazonaws.dynamodb.v20120810#${code}`, message, Message: message }, '1.0')
    case 'sqs': {
      const answer = json(status, { __type: `com.amazonaws.sqs#${code}`, message }, '1.0')
      return {
        ...answer,
        headers: { ...answer.headers, 'x-amzn-query-error': `${code};${status < 500 ? 'Sender' : 'Receiver'}` },
      }
    }
    case 'kms':
    case 'cognito-idp':
      return json(status, { __type: code, message }, '1.1')
    case 'ses':
      return {
        status,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
        body: JSON.stringify({ message }),
      }
    case 'sns': {
      const error = `<Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${xmlText(message)}</Message>`
      return xml(status, `<ErrorResponse><Error>${error}</Error><RequestId>local</RequestId></ErrorResponse>`)
    }
    case 's3':
      return xml(status, `<Error><Code>${code}</Code><Message>${xmlText(message)}</Message></Error>`)
  }
}

export function accessDenied(service: Service, message: string): AwsAnswer {
  switch (service) {
    case 'sqs':
    case 's3':
      return awsError(service, 'AccessDenied', message, 403)
    case 'sns':
      return awsError(service, 'AuthorizationError', message, 403)
    case 'ses':
      return awsError(service, 'AccessDeniedException', message, 403)
    default:
      return awsError(service, 'AccessDeniedException', message)
  }
}

export function json(status: number, value: object, version = '1.1') {
  const headers: Record<string, string> = { 'content-type': `application/x-amz-json-${version}` }
  return { status, headers, body: JSON.stringify(value) }
}

export function xml(status: number, body: string): AwsAnswer {
  return { status, headers: { 'content-type': 'text/xml' }, body: `<?xml version="1.0"?>${body}` }
}

export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

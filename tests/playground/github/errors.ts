/** GitHub's error bodies. */
import { jsonResponse, type WireResponse } from '../wire';

export const apiError = (
  status: number,
  message: string,
  documentationUrl = 'https://docs.github.com/rest/issues/issues',
  headers: Record<string, string> = {},
): WireResponse =>
  jsonResponse(status, { message, documentation_url: documentationUrl, status: String(status) }, headers);

export interface FieldError {
  resource: string;
  field: string;
  code: string;
  message?: string;
}

export const validationFailed = (
  errors: FieldError[],
  documentationUrl = 'https://docs.github.com/rest/issues/issues',
): WireResponse =>
  jsonResponse(422, {
    message: 'Validation Failed',
    errors,
    documentation_url: documentationUrl,
    status: '422',
  });

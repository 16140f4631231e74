/** A plain host of files, as a company's wiki or static site has one: an address, a text, a mark of the text. */
import { createHash } from 'node:crypto';
import type { WireRequest, WireResponse } from './wire';

export const FILE_HOSTS = ['files.acme.example', 'other.acme.example'];

export interface HostedFile {
  body: string;
  status?: number;
  headers?: Record<string, string>;
}

export interface FileHost {
  /** By whole address: "https://files.acme.example/team.json". */
  files: Map<string, HostedFile>;
  /** Whether answers bear a mark, by which asking again is free. */
  marks: boolean;
  /** What was asked, in its order. */
  asked: { url: string; status: number; headers: Readonly<Record<string, string>> }[];
}

export const emptyFileHost = (): FileHost => ({ files: new Map(), marks: true, asked: [] });

function answer({ files, marks }: FileHost, request: WireRequest, url: string): WireResponse {
  const file = files.get(url);
  if (!file) return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not Found</h1>' };
  if (request.method !== 'GET') return { status: 405, headers: {}, body: '' };
  const etag = `"${createHash('sha256').update(file.body).digest('hex').slice(0, 16)}"`;
  const headers = { 'content-type': 'application/json', ...(marks && { etag }), ...file.headers };
  if (marks && request.headers['if-none-match'] === etag) return { status: 304, headers, body: '' };
  return { status: file.status ?? 200, headers, body: file.body };
}

/** @param request for one of the hosts */
export function handleFile(host: FileHost, request: WireRequest): WireResponse {
  const url = `https://${request.host}${request.path}${request.query && `?${request.query}`}`;
  const response = answer(host, request, url);
  host.asked.push({ url, status: response.status, headers: request.headers });
  return response;
}

import { HttpClient, HttpErrorResponse, HttpEventType, type HttpResponse } from '@angular/common/http';
import { isPlatformServer } from '@angular/common';
import { Injectable, PLATFORM_ID, inject } from '@angular/core';
import { type ErrorCode, type Problem, isAway } from '@helan/contracts';
import { type Observable, TimeoutError, filter, firstValueFrom, map, tap, timeout } from 'rxjs';
import { Connection } from './connection';
import { DEED_KEY, DeedKeys } from './deed-keys';

/** A refusal of the platform, in its own words. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

const UNREACHABLE = ownProblem('server.busy', 0, '网络不通，没有办成。您填的内容还在，请过一会儿再试。');
/** An id out of a page's address that would lead to another place of the api is nobody's. */
const NOT_FOUND = ownProblem('resource.not-found', 404, '没有找到。可能是编号不对，或者您无权查看。');
/** What no answer of the platform explains. */
const BROKEN_PAGE = ownProblem('server.fault', 500, '这一页出了问题，请刷新再试。');

function ownProblem(code: ErrorCode, status: number, title: string): Problem {
  return { type: 'about:blank', title, status, code, requestId: '', faults: [{ code, sentence: title }] };
}

/** Whoever reads waits so long at most; a page that the server draws is waited for by somebody already. */
const LONGEST_READING_MS = { server: 4_000, browser: 30_000 };

/** A file with what stands beside it. */
type UploadForm = { readonly file: File } & {
  readonly [field in 'kind' | 'fileHash' | 'cause' | 'note' | 'rulingNo']?: string;
};

/** What stands behind the question mark, where something is sent to a place that it names. */
type Query = Readonly<Record<string, string>>;

/** The platform's api: promises of views, refusals as {@link Refused}. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);
  private readonly connection = inject(Connection);
  private readonly keys = inject(DeedKeys);
  private readonly longestMs =
    LONGEST_READING_MS[isPlatformServer(inject(PLATFORM_ID)) ? 'server' : 'browser'];

  async get<T>(
    path: string,
    query: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ): Promise<T> {
    const params = Object.fromEntries(
      Object.entries(query).filter(([, value]) => value !== undefined && value !== ''),
    ) as Record<string, string>;
    const asked = this.http.get<T>(addressOf(path), { params });
    return this.settle(asked.pipe(timeout({ first: this.longestMs })));
  }

  post<T = void>(
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
    query: Query = {},
  ): Promise<T> {
    return this.underKey(`${path} ${JSON.stringify([body, query])}`, (key) =>
      this.settle(
        this.http.post<T>(addressOf(path), body, { headers: { [DEED_KEY]: key, ...headers }, params: query }),
      ),
    );
  }

  async put<T = void>(path: string, body: unknown): Promise<T> {
    return this.settle(this.http.put<T>(addressOf(path), body));
  }

  async delete<T = void>(path: string): Promise<T> {
    return this.settle(this.http.delete<T>(addressOf(path)));
  }

  /** A file with the fields beside it; `onShare` is told how much has gone over the line, from 0 to 1. */
  async upload<T>(
    path: string,
    { file, ...fields }: UploadForm,
    onShare: (share: number) => void = () => undefined,
    query: Query = {},
  ): Promise<T> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', file);
    const { name, size, lastModified } = file;
    return this.underKey(
      `${path} ${JSON.stringify({ ...fields, ...query, name, size, lastModified })}`,
      (key) => {
        const events = this.http.post<T>(addressOf(path), form, {
          headers: { [DEED_KEY]: key },
          params: query,
          reportProgress: true,
          observe: 'events',
        });
        return this.settle(
          events.pipe(
            tap((event) => {
              if (event.type === HttpEventType.UploadProgress)
                onShare(event.loaded / (event.total ?? event.loaded));
            }),
            filter((event): event is HttpResponse<T> => event.type === HttpEventType.Response),
            map(({ body }) => body!),
          ),
        );
      },
    );
  }

  /** Sends under the key of its press; until it is known what became of it, the same thing keeps that key. */
  private async underKey<T>(content: string, send: (key: string) => Promise<T>): Promise<T> {
    try {
      const answer = await send(this.keys.of(content));
      this.keys.answered(content);
      return answer;
    } catch (error) {
      if (!(error instanceof Refused && isAway(error.problem))) this.keys.answered(content);
      throw error;
    }
  }

  private async settle<T>(answer: Observable<T>): Promise<T> {
    try {
      const value = await firstValueFrom(answer);
      this.connection.isCut.set(false);
      return value;
    } catch (error) {
      const refused = toRefused(error);
      if (refused instanceof Refused) this.connection.isCut.set(isCut(refused.problem));
      throw refused;
    }
  }
}

/** Where something is asked for; refused where an id out of a page's address would lead to another place. */
function addressOf(path: string): string {
  const address = `/api/${path}`;
  const written = address.split('/');
  const read = new URL(address, 'http://platform').pathname.split('/');
  // `..`, however it is written, changes how many parts a browser reads, `.` leaves one empty; a backslash parts them, `?` and `#` end them.
  const isWhole =
    read.length === written.length && read.every((part, at) => (part === '') === (written[at] === ''));
  if (!isWhole || /[?#\\]/.test(address)) throw new Refused(NOT_FOUND);
  return address;
}

/** A failed answer as a refusal; anything else as it is. */
function toRefused(error: unknown): unknown {
  if (error instanceof TimeoutError) return new Refused(UNREACHABLE);
  return error instanceof HttpErrorResponse ? new Refused(problemOf(error)) : error;
}

/** Why something could not be read, in words for whoever wanted to read it. */
export function problemFrom(error: unknown): Problem {
  return error instanceof Refused ? error.problem : BROKEN_PAGE;
}

function isCut({ status, code }: Problem): boolean {
  return status === 0 || code === 'server.away';
}

function problemOf({ error }: HttpErrorResponse): Problem {
  const body: unknown = typeof error === 'string' ? parse(error) : error;
  return typeof body === 'object' && body !== null && 'code' in body && 'faults' in body
    ? (body as Problem)
    : UNREACHABLE;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
